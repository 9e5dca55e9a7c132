package io.github.forkpair.evidence;

import io.github.forkpair.PeerGoneException;
import io.github.forkpair.jvm.TemporaryDirectory;
import io.github.forkpair.outcome.AbsentDirectory;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.ChildReport;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.outcome.ThrownWords;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of both sides and may have led to any failure, whoever tells of that.
 *
 * @param died the child's threads that died of an exception early enough for that
 * @param evidenceKept whether there is evidence to look into
 */
record Clues(
        ParentOutcome parent,
        ChildOutcome child,
        List<ChildReport.Uncaught> died,
        boolean evidenceKept) {

    /** Takes all threads of the child that died. */
    Clues(ParentOutcome parent, ChildOutcome child) {
        this(parent, child, child.uncaught(), true);
    }

    private static final int MOST_CAUSES = 20;

    /** What channels say of the other end in an exception of no class of its own. */
    private static final Pattern CONNECTION =
            Pattern.compile("Connection re(set|fused)|Broken pipe");

    /** Returns these, before what the failure itself hints at. */
    Hint before(Hint hint) {
        List<Hint> all = new ArrayList<>();
        UncaughtWords words = new UncaughtWords(died);
        all.add(Hint.likely(words.line(evidenceKept ? UncaughtWords.FILE : "")));
        all.addAll(words.hints());
        if (child.word().orElse(null) instanceof ChildReport.Failed failed) {
            all.addAll(new LackWords(failed.lacks()).hints());
        }
        if (parent.thrown() != null) {
            all.add(
                    LackWords.directory(
                            AbsentDirectory.in(parent.thrown(), TemporaryDirectory.ofTheTest())));
        }
        all.add(endedThreads());
        all.add(hint);
        return Hint.all(all.stream().distinct().toList());
    }

    /** A side that starts a server and returns has ended it: the parent side finds nobody there. */
    private Hint endedThreads() {
        boolean before =
                child.word().orElse(null) instanceof ChildReport.Returned returned
                        && returned.nanoTime() < parent.nanoTime();
        boolean failed = findsNobody(parent.thrown()) || parent.stillRunning();
        if (!before || !failed || child.leftThreads().isEmpty()) {
            return Hint.NONE;
        }
        List<String> threads = child.leftThreads().lines().toList();
        String names =
                threads.stream()
                        .map(each -> '"' + Visible.text(each) + '"')
                        .collect(Collectors.joining(", "));
        return new Hint(
                "the child side returned, and its "
                        + (threads.size() == 1 ? "thread " : "threads ")
                        + names
                        + " ended with it",
                "let the child side wait until the parent side is done, as for a message or by Thread.join");
    }

    /** Tells whether a failure is one of a connection, or of waiting for somebody in vain. */
    private static boolean findsNobody(@Nullable Throwable thrown) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            if (each instanceof SocketException
                    || each instanceof EOFException
                    || each instanceof ClosedChannelException
                    || each instanceof PeerGoneException
                    || each.getClass().getSimpleName().endsWith("TimeoutException")
                    || each instanceof IOException
                            && CONNECTION.matcher(ThrownWords.of(each)).find()) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }
}
