package io.github.forkpair.posix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;

/** Tells where a file has data, and where holes that read as zeros and take no room. */
public final class FileData {

    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = PosixSystem.LINUX ? Native.O_CLOEXEC : 0x1000000;

    private static final int SEEK_DATA = PosixSystem.LINUX ? 3 : 4;
    private static final int SEEK_HOLE = PosixSystem.LINUX ? 4 : 3;

    private FileData() {}

    /**
     * A stretch of a file.
     *
     * @param from its first byte
     * @param to the byte behind its last
     */
    public record Stretch(long from, long to) {
        /** Returns how long it is, in bytes. */
        public long length() {
            return to - from;
        }
    }

    /**
     * Returns the stretches that have data, in their order: no more than a number of bytes, and no
     * more than a number of stretches.
     *
     * @param file a regular file that this user may read
     * @param size its size; what is behind that is left out
     */
    public static List<Stretch> of(Path file, long size, long mostBytes, int mostStretches)
            throws IOException {
        int number = Native.LIBC.open(bytes(file), O_RDONLY | O_CLOEXEC, 0);
        if (number < 0) {
            throw Native.failure("open(" + file + ")");
        }
        try {
            return stretches(number, size, mostBytes, mostStretches);
        } finally {
            Native.POSIX.close(number);
        }
    }

    private static List<Stretch> stretches(int number, long size, long mostBytes, int most) {
        List<Stretch> found = new ArrayList<>();
        long bytes = 0;
        long at = 0;
        while (at < size && bytes < mostBytes && found.size() < most) {
            long from = Native.LIBC.lseek(number, at, SEEK_DATA);
            long to = from < 0 ? from : Native.LIBC.lseek(number, from, SEEK_HOLE);
            if (to <= from) {
                // There is no more data, or this system cannot tell.
                if (at == 0 && found.isEmpty() && cannotTell(number)) {
                    found.add(new Stretch(0, Math.min(size, mostBytes)));
                }
                break;
            }
            Stretch next =
                    new Stretch(from, Math.min(Math.min(to, size), from + mostBytes - bytes));
            if (next.length() > 0) {
                found.add(next);
                bytes += next.length();
            }
            at = to;
        }
        return found;
    }

    /** The end of a file is a hole wherever holes can be told from data. */
    private static boolean cannotTell(int number) {
        return Native.LIBC.lseek(number, 0, SEEK_HOLE) < 0;
    }

    /** A path has the bytes that the system gave, which its text may not have. */
    private static Pointer bytes(Path file) {
        String raw = file.toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        bytes.write(0);
        Pointer pointer = Memory.allocateDirect(Native.RUNTIME, bytes.size(), true);
        pointer.put(0, bytes.toByteArray(), 0, bytes.size());
        return pointer;
    }
}
