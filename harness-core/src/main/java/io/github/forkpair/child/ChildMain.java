package io.github.forkpair.child;

import io.github.forkpair.control.ChildArguments;
import io.github.forkpair.control.ChildDescriptors;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.control.ExitCodes;
import io.github.forkpair.plan.PropertyText;
import io.github.forkpair.plan.SideMethod;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Runs one child side and ends. Its descriptors are those of {@link ChildDescriptors}; which side
 * it runs, it is told by the control pipe.
 */
public final class ChildMain {

    private static final String ORDERS = "/dev/fd/" + ChildDescriptors.ORDERS;
    private static final String REPORTS = "/dev/fd/" + ChildDescriptors.REPORTS;
    private static final String ANSWERS = "/dev/fd/" + ChildDescriptors.ANSWERS;

    private ChildMain() {}

    /**
     * Runs a child side.
     *
     * @param arguments the test JVM's properties as {@link PropertyText}; this JVM's own temporary
     *     directory, if it has one. Where nobody tells it what to run there follows that
     */
    public static void main(String[] arguments) throws IOException {
        int first = 0;
        File temporary = null;
        for (; first < arguments.length && arguments[first].startsWith("--"); first++) {
            if (arguments[first].startsWith(ChildArguments.PROPERTIES)) {
                setProperties(arguments[first].substring(ChildArguments.PROPERTIES.length()));
            } else {
                temporary = new File(arguments[first].substring(ChildArguments.TEMPORARY.length()));
            }
        }
        ControlLink control = null;
        ChildOrder.Begin begin;
        if (first < arguments.length) {
            begin = Alone.begin(arguments, first);
        } else {
            if (temporary != null) {
                create(temporary);
            }
            control = ControlLink.open(temporary, null, ORDERS, REPORTS, ANSWERS);
            begin = control.awaitBegin();
        }
        guardStandardStreams();
        ChildReport report = run(begin, control, ChildDescriptors.CHANNEL, null);
        boolean returned = report instanceof ChildReport.Returned;
        if (!LeftThreads.names(null).isEmpty()) {
            System.exit(returned ? ExitCodes.RETURNED : ExitCodes.FAILED);
        }
        // Otherwise the JVM ends as main does, and runs the same hooks. Since JDK 21 an explicit
        // exit looks for a logger first, which costs a cold JVM more than 10 ms.
        if (!returned) {
            Failed.end();
        }
    }

    private static void setProperties(String text) throws IOException {
        if (!text.startsWith(ChildArguments.IN_FILE)) {
            apply(text);
            return;
        }
        try (FileInputStream in =
                new FileInputStream(text.substring(ChildArguments.IN_FILE.length()))) {
            apply(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    private static void apply(String text) {
        Properties properties = System.getProperties();
        int difference = PropertyText.firstDifference(text, properties);
        if (difference >= 0) {
            LoadedFirst.load();
            PropertyText.apply(text, difference, properties);
        }
    }

    /** The test JVM creates it at the same time, and may be slower. */
    private static void create(File directory) {
        if (!directory.isDirectory()) {
            try {
                Files.createDirectory(
                        directory.toPath(),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            } catch (IOException e) {
                // It is there by now, or there is no room: few sides need it.
            }
        }
    }

    /** Ends main, and so the JVM, with {@link ExitCodes#FAILED}. Says nothing: all is said. */
    private static final class Failed extends Error implements Thread.UncaughtExceptionHandler {
        private static final long serialVersionUID = 1;

        private Failed() {
            super(null, null, false, false);
        }

        /** Here, or every child would load this class. */
        static void end() {
            Thread.currentThread().setUncaughtExceptionHandler(new Failed());
            throw new Failed();
        }

        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {}
    }

    /**
     * Runs the side, and says what came of it.
     *
     * @param control where; null where there is no parent
     * @param channel the descriptor of the channel
     * @param origin what this JVM is forked from; null where it was started
     */
    static ChildReport run(
            ChildOrder.Begin begin,
            @Nullable ControlLink control,
            int channel,
            @Nullable ForkedFrom origin)
            throws IOException {
        SideMethod side = SideMethod.parse(begin.side());
        boolean asSocket = side.parameterTypes().contains("java.nio.channels.SocketChannel");
        ClassLoader loader =
                origin == null
                        ? ClassLoader.getSystemClassLoader()
                        : origin.instance().getClass().getClassLoader();
        ChildEnd end =
                begin.channel() == null || control == null
                        ? new ChildEnd(control != null, asSocket, channel, loader)
                        : Connecting.to(begin.channel(), loader);
        Siblings siblings = begin.kin() == null ? null : Siblings.listen(begin.kin(), loader);
        SideInvocation invocation = new SideInvocation(side, begin, end, control, siblings, origin);
        if (control == null) {
            ChildReport report = invocation.run();
            Alone.tell(side, report);
            return report;
        }
        control.endWithTheParent();
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtExceptions(control, invocation));
        control.sendOrEnd(new ChildReport.Ready(System.nanoTime()));
        if (siblings != null) {
            awaitStart(control);
        }
        if (origin == null && invocation.wantsArguments()) {
            invocation.give(arguments(control));
        }
        ChildReport report = invocation.run();
        control.sendLast(report);
        end.hangUp();
        return report;
    }

    private static ChildOrder.Arguments arguments(ControlLink control) throws IOException {
        boolean interrupted = false; // an agent's doing: the side shall see it
        try {
            while (true) {
                try {
                    return control.awaitArguments();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Until all are up, not every sibling can be reached. */
    private static void awaitStart(ControlLink control) {
        try {
            control.awaitStart();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // an agent's doing: the side shall see it
        }
    }

    /**
     * Keeps a side that closes a standard stream from closing it for what it starts: the JDK points
     * descriptors 0, 1 and 2 at /dev/null then, opened for writing.
     */
    static void guardStandardStreams() {
        System.setIn(InputStream.nullInputStream());
        PrintStream out = reopen("/dev/fd/" + ChildDescriptors.OUTPUT);
        PrintStream err = reopen("/dev/fd/" + ChildDescriptors.ERROR);
        if (out != null && err != null) {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static @Nullable PrintStream reopen(String path) {
        try {
            return new PrintStream(new FileOutputStream(path, true), true, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null; // no /proc here, or no pipe: the JVM's own stream stays
        }
    }
}
