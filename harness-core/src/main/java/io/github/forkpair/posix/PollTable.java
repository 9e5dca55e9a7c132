package io.github.forkpair.posix;

import java.util.Arrays;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/** Descriptors that are watched for something to read: an array of {@code struct pollfd}. */
final class PollTable {

    private static final short POLLIN = 1;
    private static final int ENTRY_SIZE = 8;
    private static final int EVENTS = 4;
    private static final int RETURNED = 6;

    private int[] numbers = new int[4];
    private int count;
    private @Nullable Pointer entries;

    /** Watches one more, and returns where it stands. Not after the first look. */
    int add(int number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count] = number;
        return count++;
    }

    /**
     * Looks which of them have something.
     *
     * @param millis how long to wait until one has; negative for however long it takes
     */
    void poll(int millis) throws PosixException {
        Pointer looked = entries == null ? allocate() : entries;
        while (Native.LIBC.poll(looked, count, millis) < 0) {
            if (!Native.interruptedBySignal()) {
                throw Native.failure("poll()");
            }
        }
    }

    private Pointer allocate() {
        Pointer made = Memory.allocateDirect(Native.RUNTIME, count * ENTRY_SIZE, true);
        for (int i = 0; i < count; i++) {
            made.putInt(at(i), numbers[i]);
            made.putShort(at(i) + EVENTS, POLLIN);
        }
        entries = made;
        return made;
    }

    /** Tells whether there are bytes, an end or an error to be had of that one. */
    boolean isReady(int index) {
        Pointer looked = entries;
        return looked != null && looked.getShort(at(index) + RETURNED) != 0;
    }

    private static long at(int index) {
        return (long) index * ENTRY_SIZE;
    }
}
