package io.github.forkpair.evidence;

import io.github.forkpair.PeerGoneException;
import io.github.forkpair.control.ChildReport;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.transfer.ThrownWords;
import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * What a child side that had returned took with it, and that the parent side then missed: the
 * threads that served, sockets, file locks, files.
 */
record EndedWithChild(ParentOutcome parent, ChildOutcome child) {

    private static final int MOST_CAUSES = 20;

    private static final int MOST_NAMES = 5;

    private static final String WAIT =
            "wait until the parent side is done, for example by a message, or by Rendezvous.meet";

    private static final String OF_THIS_JVM = "forkpair-" + ProcessHandle.current().pid() + "-";

    /** What is said of the other end in an exception of no class of its own. */
    private static final Pattern CONNECTION =
            Pattern.compile("Connection re(set|fused)|Broken pipe");

    private static final Set<String> END_OF_FILE = Set.of("null", "-1");

    /** Of a UNIX-domain socket whose file is gone. */
    private static final String NO_SUCH_FILE = "No such file or directory";

    private static final String NOT_THERE = " (" + NO_SUCH_FILE + ")";

    /** How the JDK writes a lock that an assertion did not want to be had. */
    private static final String LOCK = "sun.nio.ch.FileLockImpl[";

    Hint hint() {
        if (!(child.word().orElse(null) instanceof ChildReport.Returned returned)
                || returned.nanoTime() >= parent.nanoTime()) {
            return Hint.NONE;
        }
        if (any(EndedWithChild::missesATemporaryFile)) {
            return new Hint(
                    "the child side returned, and its temporary directory went with its process",
                    "let it write to a @SharedDir Path, or " + WAIT);
        }
        String what = what(returned.busyThreads().lines().toList());
        return what.isEmpty()
                ? Hint.NONE
                : new Hint("the child side returned, and " + what, "let the child side " + WAIT);
    }

    private String what(List<String> threads) {
        if (!threads.isEmpty() && (parent.stillRunning() || any(EndedWithChild::findsNobody))) {
            return threads(threads) + " ended with it";
        }
        if (any(EndedWithChild::isOfAnEndedConnection)) {
            return "its sockets were closed with its process";
        }
        if (any(each -> String.valueOf(ThrownWords.message(each)).contains(LOCK))) {
            return "its file locks were released with its process";
        }
        return any(EndedWithChild::missesAFile)
                ? "what it deletes when it exits, for example by deleteOnExit, is gone"
                : "";
    }

    private static String threads(List<String> names) {
        String shown =
                names.stream()
                        .limit(MOST_NAMES)
                        .map(each -> '"' + Visible.text(each) + '"')
                        .collect(Collectors.joining(", "));
        return (names.size() == 1 ? "its thread " : "its threads ")
                + shown
                + (names.size() > MOST_NAMES ? ", ..." : "");
    }

    /** What the parent side threw, or a cause of it. */
    private boolean any(Predicate<Throwable> kind) {
        Throwable each = parent.thrown();
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            if (kind.test(each)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** Tells whether a failure is one of a connection, or of waiting for somebody in vain. */
    private static boolean findsNobody(Throwable thrown) {
        return isOfAnEndedConnection(thrown)
                || thrown instanceof SocketException
                || thrown instanceof EOFException
                || thrown instanceof ClosedChannelException
                || thrown instanceof PeerGoneException
                || thrown.getClass().getSimpleName().endsWith("TimeoutException")
                || isOfNoLine(String.valueOf(ThrownWords.message(thrown)))
                || thrown instanceof AssertionFailedError failed && isOfAnEndOfFile(failed);
    }

    /** A stream's end is nothing thrown, but null or -1 where a value was expected. */
    private static boolean isOfAnEndOfFile(AssertionFailedError failed) {
        return failed.isActualDefined()
                && END_OF_FILE.contains(failed.getActual().getStringRepresentation());
    }

    /** Nor is it where the test goes on with the line that it did not get. */
    private static boolean isOfNoLine(String message) {
        return message.endsWith("readLine()\" is null") || message.equals("No line found");
    }

    /** Tells whether the other end is to blame, not this one, which may have closed its own. */
    private static boolean isOfAnEndedConnection(Throwable thrown) {
        String message = String.valueOf(ThrownWords.message(thrown));
        return thrown instanceof ConnectException
                || thrown instanceof PortUnreachableException
                || thrown instanceof IOException && CONNECTION.matcher(message).find()
                || thrown instanceof SocketException && message.equals(NO_SUCH_FILE);
    }

    /**
     * Of one that the child side may have named: by its whole path, in a directory that is there.
     */
    private static boolean missesAFile(Throwable thrown) {
        File file = missing(thrown);
        return file.isAbsolute() && !file.exists() && file.getParentFile().isDirectory();
    }

    /** A child's own temporary directory is named after this process. */
    private static boolean missesATemporaryFile(Throwable thrown) {
        for (File each = missing(thrown); each != null; each = each.getParentFile()) {
            if (each.getName().startsWith(OF_THIS_JVM)) {
                return !each.exists();
            }
        }
        return false;
    }

    /** Returns which file was not there; one without a name where another thing was thrown. */
    private static File missing(Throwable thrown) {
        if (thrown instanceof NoSuchFileException gone) {
            return new File(String.valueOf(gone.getFile()));
        }
        String message = String.valueOf(ThrownWords.message(thrown));
        return thrown instanceof FileNotFoundException && message.endsWith(NOT_THERE)
                ? new File(message.substring(0, message.length() - NOT_THERE.length()))
                : new File("");
    }
}
