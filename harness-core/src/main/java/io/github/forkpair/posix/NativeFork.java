package io.github.forkpair.posix;

import io.github.forkpair.jvm.AllThreads;
import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.jvm.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/** The compiled {@code forkpair-fork.c}, loaded at first use, and why it cannot be used here. */
final class NativeFork {

    /** What the C code answers beside a process id, as it has them. */
    static final int REFUSED = -10000;

    static final int TRY_AGAIN = -10001;

    private static final String RESOURCE = "linux-x86_64/libforkpair-fork.so";

    private static final int MFD_CLOEXEC = 1;

    private static final NativeFork OF_THIS_JVM = load();

    private final @Nullable ForkLibrary library;
    private final String reason;

    private NativeFork(@Nullable ForkLibrary library, String reason) {
        this.library = library;
        this.reason = reason;
    }

    static NativeFork ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Returns why this JVM cannot be forked; nothing where it can. */
    Optional<String> refusal() {
        return library == null ? Optional.of(reason) : Optional.empty();
    }

    /** What a fork has come to, and how long the parent's threads stood still for it. */
    record Answer(int result, long stoodNanos, long cloneNanos) {}

    /**
     * Forks once. For one thread at a time.
     *
     * @param standard what the child's descriptors 0, 1 and 2 are here
     */
    Answer fork(int... standard) {
        ForkLibrary loaded = library;
        if (loaded == null) {
            return new Answer(REFUSED, 0, 0);
        }
        int count = standard.length;
        Pointer table =
                Memory.allocateDirect(Native.RUNTIME, (2 * count + 1) * Integer.BYTES, true);
        for (int i = 0; i < count; i++) {
            table.putInt(2L * i * Integer.BYTES, standard[i]);
            table.putInt((2L * i + 1) * Integer.BYTES, i);
        }
        table.putInt(2L * count * Integer.BYTES, -1);
        Pointer times = Memory.allocateDirect(Native.RUNTIME, 2 * Long.BYTES, true);
        NativeStrings strings = new NativeStrings();
        Pointer names = strings.strings(ForkedThreads.UNSEEN);
        int result = loaded.forkpair_fork(table, names, comingBack(), times);
        Reference.reachabilityFence(strings);
        return new Answer(result, times.getLong(0), times.getLong(Long.BYTES));
    }

    /**
     * Parts a child from what the JVM has in common with the parent.
     *
     * @param errorFile where its JVM writes down a crash; null for where the parent would
     */
    void part(@Nullable Path errorFile) {
        ForkLibrary loaded = library;
        if (loaded != null) {
            loaded.forkpair_forked(
                    errorFile == null
                            ? null
                            : new NativeStrings().string(errorFile.toString().replace("%", "%%")));
        }
    }

    /** Ends a child at once. */
    void leave(int code) {
        ForkLibrary loaded = library;
        if (loaded != null) {
            loaded.forkpair_leave(code);
        }
    }

    private static Pointer comingBack() {
        long[] addresses =
                ForkedThreads.comingBack().stream()
                        .mapToLong(AllThreads::address)
                        .filter(address -> address != 0)
                        .toArray();
        Pointer table =
                Memory.allocateDirect(Native.RUNTIME, (addresses.length + 1) * Long.BYTES, true);
        table.put(0, addresses, 0, addresses.length);
        return table;
    }

    /** Returns why the last fork was refused, or is to be tried again. */
    String lastReason() {
        return library == null ? reason : library.forkpair_fork_reason();
    }

    private static NativeFork load() {
        Optional<String> unfit = unfit();
        if (unfit.isPresent()) {
            return new NativeFork(null, unfit.get());
        }
        try {
            ForkLibrary library = loaded();
            return library.forkpair_fork_prepare() == 0
                    ? new NativeFork(library, "")
                    : new NativeFork(null, library.forkpair_fork_reason());
        } catch (IOException | UnsatisfiedLinkError e) {
            return new NativeFork(null, "its native part cannot be loaded: " + e.getMessage());
        }
    }

    private static Optional<String> unfit() {
        if (!PosixSystem.LINUX) {
            return Optional.of("it is tried on Linux alone");
        }
        if (!Processor.javaName().equals(Optional.of("amd64"))) {
            return Optional.of(
                    "its native part is for x86-64 alone, and this is another processor");
        }
        if (DebugMode.ofThisJvm()) {
            return Optional.of("it is started for a debugger; run it without one");
        }
        if (AllThreads.address(Thread.currentThread()) == 0) {
            return Optional.of("this JDK does not tell where it has a thread");
        }
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(MemoryManagerMXBean::getName)
                .filter(name -> name.startsWith("ZGC") || name.startsWith("Shenandoah"))
                .findFirst()
                .map(
                        name ->
                                "the collector is "
                                        + name.substring(0, name.indexOf(' '))
                                        + "; let the test JVM have -XX:+UseSerialGC,"
                                        + " -XX:+UseParallelGC or -XX:+UseG1GC");
    }

    /** From memory: a temporary directory may allow no code, and nothing is left of it so. */
    private static ForkLibrary loaded() throws IOException {
        byte[] code;
        try (InputStream in = NativeFork.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("the jar lacks " + RESOURCE);
            }
            code = in.readAllBytes();
        }
        NativeStrings strings = new NativeStrings();
        int file = Native.OfLinux.LIBC.memfd_create(strings.string("forkpair-fork"), MFD_CLOEXEC);
        if (file < 0) {
            throw Native.failure("memfd_create()");
        }
        try (Descriptor owned = new Descriptor(file)) {
            new PipeWriter(owned).write(ByteBuffer.wrap(code));
            return LibraryLoader.create(ForkLibrary.class).load("/proc/self/fd/" + file);
        }
    }
}
