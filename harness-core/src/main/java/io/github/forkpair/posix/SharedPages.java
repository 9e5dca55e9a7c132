package io.github.forkpair.posix;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Memory that several processes have: a file of no name that is memory alone, which this process
 * maps, and others that have its descriptor.
 */
public final class SharedPages implements AutoCloseable {

    private static final int MFD_CLOEXEC = 1;
    private static final int READ_WRITE = 2;

    private static final Path MEMORY_OF_THE_MACHINE = Path.of("/proc/meminfo");

    private static final Pattern AVAILABLE = Pattern.compile("(?s).*MemAvailable: *(\\d+) kB.*");

    private final Descriptor descriptor;
    private final ByteBuffer buffer;

    private SharedPages(Descriptor descriptor, ByteBuffer buffer) {
        this.descriptor = descriptor;
        this.buffer = buffer;
    }

    /**
     * Creates it, all zeros.
     *
     * @param bytes its size; positive
     * @param directory where a file is for a moment, on a system that has none without a name
     * @throws IOException if this machine has not as much left
     */
    public static SharedPages create(int bytes, Path directory) throws IOException {
        if (Files.isReadable(MEMORY_OF_THE_MACHINE)) { // else the system says no by itself
            check(bytes, Files.readString(MEMORY_OF_THE_MACHINE));
        }
        Descriptor nameless = nameless();
        return nameless != null
                ? of(nameless, Path.of("/proc/self/fd/" + nameless.number()), bytes)
                : named(bytes, directory);
    }

    /** Fails where a machine has not as much memory, by what the system says of that. */
    static void check(int bytes, String memory) throws IOException {
        Matcher available = AVAILABLE.matcher(memory);
        if (available.matches() && bytes > Long.parseLong(available.group(1)) * 1024) {
            throw new IOException(
                    "a side asks for "
                            + bytes
                            + " bytes of shared memory, and this machine has "
                            + available.group(1)
                            + " KiB left");
        }
    }

    /** Returns a file of memory alone; null where the system has none. */
    private static @Nullable Descriptor nameless() throws PosixException {
        if (!PosixSystem.LINUX) {
            return null;
        }
        NativeStrings strings = new NativeStrings();
        int number;
        try {
            number =
                    Native.OfLinux.LIBC.memfd_create(
                            strings.string("forkpair-shared"), MFD_CLOEXEC);
        } catch (UnsatisfiedLinkError e) { // a C library that is older than the call
            return null;
        }
        if (number < 0) {
            throw Native.failure("memfd_create()");
        }
        return owned(number);
    }

    private static Descriptor owned(int number) throws PosixException {
        try {
            return new Descriptor(Descriptor.above(number, Spawn.LARGEST_TABLE));
        } catch (PosixException e) {
            Native.POSIX.close(number);
            throw e;
        }
    }

    /** Opens a file, and takes its name away. */
    static SharedPages named(int bytes, Path directory) throws IOException {
        Path file =
                Files.createTempFile(
                        directory,
                        "forkpair-",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            int flags = READ_WRITE | (PosixSystem.LINUX ? Native.O_CLOEXEC : 0);
            int number = Native.POSIX.open(file.toString(), flags, 0);
            if (number < 0) {
                throw Native.failure("open(" + file + ")");
            }
            if (!PosixSystem.LINUX) {
                Descriptor.closeOnExec(number);
            }
            return of(owned(number), file, bytes);
        } finally {
            Files.delete(file);
        }
    }

    private static SharedPages of(Descriptor descriptor, Path path, int bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toString(), "rw")) {
            file.setLength(bytes);
            ByteBuffer mapped = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            return new SharedPages(descriptor, mapped.order(ByteOrder.nativeOrder()));
        } catch (IOException | RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    /** Returns the file, for a process that is started. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Returns the memory, from its beginning, in the machine's own order; a new view each time. */
    public ByteBuffer buffer() {
        return buffer.duplicate().order(ByteOrder.nativeOrder());
    }

    /**
     * Closes the file. The memory goes with the last who has mapped it: here, once nobody has the
     * buffer any more.
     */
    @Override
    public void close() {
        descriptor.close();
    }
}
