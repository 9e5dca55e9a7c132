package io.github.forkpair.evidence;

import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Hang;
import io.github.forkpair.plan.ChildFiles;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one child of a pair leaves to be read. */
public final class ChildEvidence {

    private final PairEvidence pair;
    private final ChildPlan plan;
    private final Timeline timeline;
    private final Lane lane;
    private Supplier<String> command = () -> "";
    private List<LeftOut> leftOut = List.of();
    private long pid;
    private @Nullable ChildOutcome outcome;
    private byte[] firstSent = {};

    ChildEvidence(PairEvidence pair, ChildPlan plan, Timeline timeline) {
        this.pair = pair;
        this.plan = plan;
        this.timeline = timeline;
        this.lane = Lane.ofChild(plan.seat().number());
    }

    /** Returns the directory for the pair's files. */
    public Path directory() {
        return pair.directory();
    }

    /** Notes the child's command, which is kept as a script. */
    public void command(
            List<String> words,
            Set<String> environmentNames,
            @Nullable Path workingDirectory,
            @Nullable String sharedDir) {
        command =
                () ->
                        CommandScript.of(
                                words,
                                environmentNames,
                                workingDirectory,
                                plan,
                                sharedDir,
                                directory().resolve(plan.files().input()));
    }

    /** Notes what of the test JVM the child has not, or has otherwise. */
    public void leftOut(List<LeftOut> things) {
        leftOut = List.copyOf(things);
    }

    /** Notes why the evidence has not all that it should; the first counts. */
    public void lacks(String why) {
        pair.lacks(why);
    }

    /** Notes who else connected where the child was to, and why they were turned away. */
    public void turnedAway(String stranger) {
        timeline.add(System.nanoTime(), lane, Happening.TURNED_AWAY, stranger, Weight.USUAL);
    }

    /**
     * Notes that the child was started.
     *
     * @param nanoTime when it was: by now it may have gone on, and even ended
     * @param how in which way, where that is worth a word; else empty
     */
    public void launched(ChildMark child, long nanoTime, String how) throws IOException {
        pid = child.pid();
        timeline.add(nanoTime, lane, Happening.LAUNCHED, how);
        pair.launched(child);
    }

    /**
     * Notes that the child's JVM is up.
     *
     * @param nanoTime when it was
     */
    public void ready(long nanoTime) {
        timeline.add(nanoTime, lane, Happening.READY, "");
        pair.ran();
    }

    /**
     * Notes that the child was still running at the deadline.
     *
     * @param hang where it was then
     * @param nanoTime when that was
     */
    public void overdue(Hang hang, long nanoTime) {
        timeline.add(
                nanoTime,
                lane,
                Happening.OVERDUE,
                DeadlineText.placeOf(hang, plan.side()),
                Weight.TROUBLE);
    }

    /**
     * Notes how the child ended.
     *
     * @param firstSent the first of what the parent side sent to it
     */
    public void ended(ChildOutcome outcome, byte[] firstSent) {
        this.outcome = outcome;
        this.firstSent = firstSent;
    }

    /** Returns how the child ended; null of one that could not be started. */
    @Nullable ChildOutcome outcome() {
        return outcome;
    }

    /** Returns where messages and output are noted. */
    public TrafficEvidence traffic() {
        return new TrafficEvidence(timeline, plan.seat().number());
    }

    boolean wasLaunched() {
        return pid != 0;
    }

    boolean isOf(ChildPlan child) {
        return plan.seat().number() == child.seat().number();
    }

    /** Returns who the child is, for the timeline. */
    PairTimeline.Child lane() {
        return new PairTimeline.Child(
                pair.plan().isOfMany() ? plan.seat().name() : "child",
                plan.side().shortName(),
                pid);
    }

    /** Returns what the child lacks of the test JVM, as far as that may be the cause. */
    String leftOutRow(ChildOutcome child) {
        return LeftOutText.row(leftOut, child);
    }

    /** Writes the files of a child that has ended so. */
    void keep(EvidenceDirectory directory, ChildOutcome child) throws IOException {
        ChildFiles files = plan.files();
        directory.write(files.command(), command.get());
        directory.write(files.leftOut(), LeftOutText.file(leftOut));
        directory.write(files.input(), firstSent);
        directory.write(files.threads(), child.hang().threads());
        directory.write(files.leftThreads(), child.leftThreads());
        directory.write(files.uncaught(), new UncaughtWords(child.uncaught()).file());
        CrashLog.withoutSecrets(directory.path().resolve(files.crash()));
    }
}
