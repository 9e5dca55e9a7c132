package io.github.forkpair.posix;

import io.github.forkpair.jvm.SystemCharset;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jnr.ffi.Pointer;

/**
 * This process's environment as the C library has it. What the JDK shows of it has lost each byte
 * that is no character of the locale.
 */
final class OwnEnvironment {

    /** Which of the two it is depends on the JDK. */
    private static final List<Charset> CHARSETS_OF_THE_JDK =
            List.of(Charset.defaultCharset(), SystemCharset.ofThisJvm());

    private OwnEnvironment() {}

    /**
     * Returns the bytes of those variables that are as this process was given them, by the names
     * that the JDK has for them.
     *
     * @param environment what a process shall have, as the JDK sees it
     */
    static Map<String, byte[]> of(Map<String, String> environment) {
        Map<String, byte[]> found = new HashMap<>();
        long address = Native.OfLinux.LIBC.environ().get();
        if (address == 0) {
            return found; // somebody has cleared it
        }
        Pointer variables = Pointer.wrap(Native.RUNTIME, address);
        int size = Native.RUNTIME.addressSize();
        for (long at = 0; ; at += size) {
            Pointer variable = variables.getPointer(at);
            if (variable == null || variable.address() == 0) {
                return found;
            }
            byte[] bytes = bytes(variable);
            for (Charset charset : CHARSETS_OF_THE_JDK) {
                String text = new String(bytes, charset);
                int equals = text.indexOf('=', 1); // the JDK takes no name for empty
                if (equals > 0) {
                    String name = text.substring(0, equals);
                    if (text.substring(equals + 1).equals(environment.get(name))) {
                        found.putIfAbsent(name, bytes);
                    }
                }
            }
        }
    }

    private static byte[] bytes(Pointer string) {
        byte[] bytes = new byte[string.indexOf(0, (byte) 0)];
        string.get(0, bytes, 0, bytes.length);
        return bytes;
    }
}
