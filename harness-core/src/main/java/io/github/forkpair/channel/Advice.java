package io.github.forkpair.channel;

import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.nio.Buffer;
import java.util.Iterator;
import java.util.stream.BaseStream;

/** What to send in place of an object that Java does not serialize. */
final class Advice {

    static final String IN_GENERAL = "Leave it out, or send what the other side needs of it.";

    private Advice() {}

    static String on(Object object) {
        Class<?> type = object.getClass();
        if (type.isHidden() || Proxy.isProxyClass(type)) {
            return "It is code: let each side have its own, and send the values that it works with.";
        } else if (object instanceof Thread) {
            return "Send its name.";
        } else if (object instanceof Process || object instanceof ProcessHandle) {
            return "Send its pid().";
        } else if (object instanceof Buffer) {
            return "Send what is in it as an array.";
        } else if (object instanceof BaseStream || object instanceof Iterator) {
            return "Send a list of what comes out of it.";
        } else if (object instanceof InputStream || object instanceof Reader) {
            return "Send what is read from it, or the Path of a file.";
        } else if (object instanceof Closeable || object instanceof AutoCloseable) {
            return "It is a resource of this process: send what the other side needs to open its own.";
        } else if (object instanceof Iterable) {
            return "Send a List, a Set or a Map with its elements.";
        } else if (type.getModule() == Object.class.getModule()) {
            return IN_GENERAL;
        }
        return "Make it a record, let it implement java.io.Serializable, or send its parts.";
    }
}
