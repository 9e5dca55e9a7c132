package io.github.forkpair.posix;

import io.github.forkpair.jvm.SystemCharset;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;

/**
 * Strings as C has them, in the charset in which the JDK itself talks to the system. Keeps the
 * memory for as long as it is reachable.
 */
final class NativeStrings {

    private static final Charset SYSTEM_CHARSET = SystemCharset.ofThisJvm();

    private final List<Pointer> strings = new ArrayList<>();

    /** Returns a zero-terminated string. */
    Pointer string(String text) {
        return bytes(text.getBytes(SYSTEM_CHARSET));
    }

    /** Returns bytes as a zero-terminated string. */
    Pointer bytes(byte[] bytes) {
        Pointer pointer = Memory.allocateDirect(Native.RUNTIME, bytes.length + 1, true);
        pointer.put(0, bytes, 0, bytes.length);
        strings.add(pointer);
        return pointer;
    }

    /** Returns an array of zero-terminated strings with a null pointer behind the last. */
    Pointer strings(List<String> texts) {
        return array(texts.stream().map(this::string).toList());
    }

    /** Returns an array of pointers with a null pointer behind the last. */
    Pointer array(List<Pointer> pointers) {
        int size = Native.RUNTIME.addressSize();
        Pointer array = Memory.allocateDirect(Native.RUNTIME, (pointers.size() + 1) * size, true);
        for (int i = 0; i < pointers.size(); i++) {
            array.putPointer((long) i * size, pointers.get(i));
        }
        strings.add(array);
        return array;
    }
}
