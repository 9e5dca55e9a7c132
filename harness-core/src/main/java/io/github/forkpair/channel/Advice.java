package io.github.forkpair.channel;

import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.Buffer;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.stream.BaseStream;

/** What to send in place of an object that Java does not serialize. */
final class Advice {

    static final String IN_GENERAL = "Leave it out, or send what the other side needs of it.";

    private Advice() {}

    /** What to do about what a collection compares its elements by. */
    static final String ON_COMPARATORS =
            "Let a static class of your own implement Comparator and Serializable, use"
                    + " Comparator.naturalOrder(), or send a copy that keeps the order, such as a"
                    + " LinkedHashMap or a List.";

    static String on(Object object) {
        Class<?> type = object.getClass();
        if (type.isHidden() || Proxy.isProxyClass(type) || object instanceof SerializedLambda) {
            return "It is code: let each side have its own, and send the values that it works with.";
        } else if (object instanceof URL) {
            return "Send its toURI().";
        } else if (object instanceof Thread) {
            return "Send its name.";
        } else if (object instanceof Process || object instanceof ProcessHandle) {
            return "Send its pid().";
        } else if (object instanceof Buffer) {
            return "Send what is in it as an array.";
        } else if (object instanceof BaseStream
                || object instanceof Iterator
                || object instanceof Enumeration
                || object instanceof Spliterator) {
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
        if (object instanceof Serializable) {
            return "Send a record or a value of your own.";
        }
        return "Make it a record, let it implement java.io.Serializable, or send its parts.";
    }
}
