package io.github.forkpair.transfer;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.function.Consumer;

/** How deep a message may be nested, and how deep it is at the moment. */
public final class Nesting {

    /** How deep a message may be nested. The message itself is one deep. */
    public static final int MOST = 200;

    /** How deep it may be nested where nothing is known of the thread's stack. */
    public static final int MOST_ON_ANY_STACK = 32;

    /** Both are the JDK's own, and private: the one way to each object of a stream. */
    private static final String WRITING = "writeObject0";

    private static final String READING = "readObject0";

    private Nesting() {}

    /** Refuses to send what is held deeper than that. */
    public static void checkSent(Object part, Enclosing within, int most)
            throws UnsendableException {
        if (Enclosing.depth(within) >= most) {
            throw UnsendableException.tooDeep(part, most);
        }
    }

    /** Refuses to read what is nested deeper than that. */
    public static void refuseRead(int most) throws NestedTooDeepException {
        throw new NestedTooDeepException(most);
    }

    /** Returns how many objects this thread is writing to a stream, each within another. */
    static int ofWhatIsWritten() {
        return calls(ObjectOutputStream.class, WRITING);
    }

    /** Returns how many objects this thread is reading from a stream, each within another. */
    static int ofWhatIsRead() {
        return calls(ObjectInputStream.class, READING);
    }

    private static int calls(Class<?> type, String method) {
        Calls calls = new Calls(type, method);
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).forEach(calls);
        return calls.count;
    }

    private static final class Calls implements Consumer<StackWalker.StackFrame> {

        private final Class<?> type;
        private final String method;
        private int count;

        private Calls(Class<?> type, String method) {
            this.type = type;
            this.method = method;
        }

        @Override
        public void accept(StackWalker.StackFrame frame) {
            if (frame.getDeclaringClass() == type && frame.getMethodName().equals(method)) {
                count++;
            }
        }
    }
}
