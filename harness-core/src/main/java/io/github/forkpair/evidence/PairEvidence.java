package io.github.forkpair.evidence;

import io.github.forkpair.evidence.PairEvent.Weight;
import io.github.forkpair.outcome.ChildMark;
import io.github.forkpair.outcome.ChildOutcome;
import io.github.forkpair.outcome.Judgement;
import io.github.forkpair.outcome.PairOutcome;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.outcome.ParentHang;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairFiles;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.transfer.Cut;
import io.github.forkpair.transfer.ThrownWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one run of a pair leaves to be read: its evidence directory, and its lines for the build's
 * summary.
 */
public final class PairEvidence implements AutoCloseable {

    /** How much of a failure stands in the timelines; in characters. */
    private static final int LONGEST_FAILURE = 20_000;

    private final PairPlan plan;
    private final BuildLines lines;
    private final EvidenceDirectory directory;
    private final Timeline timeline = new Timeline();
    private final List<ChildEvidence> children = new ArrayList<>();
    private Function<Path, List<String>> shared = nowhere -> List.of();
    private String problem = "";
    private Blame blame = Blame.NOBODY;
    private Lane about = Lane.ofChild(1);

    private PairEvidence(PairPlan plan, BuildLines lines, EvidenceDirectory directory) {
        this.plan = plan;
        this.lines = lines;
        this.directory = directory;
    }

    /**
     * Begins the evidence of a pair.
     *
     * @param loader finds the test class
     * @param console is told what cannot be written
     */
    public static PairEvidence begin(PairPlan plan, ClassLoader loader, Console console)
            throws IOException {
        Path root = plan.settings().evidenceDir();
        try {
            return begin(plan, loader, BuildLines.begin(plan, console));
        } catch (IOException e) {
            throw new IOException(unwritable(root, e), e);
        }
    }

    private static PairEvidence begin(PairPlan plan, ClassLoader loader, BuildLines lines)
            throws IOException {
        Path root = plan.settings().evidenceDir();
        try {
            return new PairEvidence(
                    plan,
                    lines,
                    EvidenceDirectory.create(root, plan.parent(), plan.invocation(), loader));
        } catch (IOException e) {
            lines.failed(unwritable(root, e));
            throw e;
        } catch (RuntimeException | Error e) {
            lines.failed(e.toString());
            throw e;
        }
    }

    private static String unwritable(Path root, IOException why) {
        return "the evidence directory "
                + root
                + " cannot be written ("
                + why
                + "). Set forkpair.evidence.dir to one that can";
    }

    /** Notes that a pair failed before its evidence could begin. */
    public static void neverBegun(PairPlan plan, Console console, Throwable problem) {
        try {
            BuildLines.begin(plan, console).failed(problem.toString());
        } catch (IOException e) {
            // The test fails all the same.
        }
    }

    /** Returns the directory for the pair's files, which is there until the evidence is closed. */
    public Path directory() {
        return directory.path();
    }

    /** Returns the plan of the pair. */
    public PairPlan plan() {
        return plan;
    }

    /** Begins the evidence of a child, in the order of the plan. */
    public ChildEvidence ofChild(ChildPlan child) {
        ChildEvidence evidence = new ChildEvidence(this, child, timeline);
        children.add(evidence);
        return evidence;
    }

    /** Notes why the evidence has not all that it should; the first counts. */
    public void lacks(String why) {
        problem = problem.isEmpty() ? why : problem;
    }

    void launched(ChildMark child) throws IOException {
        lines.launched(child);
    }

    void ran() {
        lines.ran();
    }

    /** Notes what happened to the parent side just now. */
    public void happened(Happening what, String detail) {
        timeline.add(System.nanoTime(), Lane.PARENT, what, detail);
    }

    /**
     * Notes that the parent side was still running at the deadline, and found to be so just now.
     *
     * @param hang where it was then
     */
    public void parentOverdue(ParentHang hang) {
        timeline.add(
                System.nanoTime(),
                Lane.PARENT,
                Happening.OVERDUE,
                DeadlineText.placeOf(hang, plan),
                Weight.TROUBLE);
    }

    /**
     * Notes that a side was let go on from a meeting place.
     *
     * @param side 0 for the parent side; for a child its number
     */
    public void met(int side, String place) {
        timeline.met(Lane.ofChild(side), place);
    }

    /** Notes that none could be started, or not all. */
    public void notLaunched(Throwable problem) {
        String summary = problem.toString();
        happened(Happening.NOT_LAUNCHED, summary);
        lines.ended(PairResult.FAILED, summary, whole(Verdict.Ending.CHILD_NOT_STARTED, summary));
    }

    /** Notes that this JVM could not be forked, and why. */
    public void notForked(String why) {
        happened(Happening.NOT_LAUNCHED, why);
        lines.ended(PairResult.SKIPPED, why, whole(Verdict.Ending.NOT_FORKED, why));
    }

    /**
     * Sets what copies the shared directory to where it is told, and returns what it left out.
     * Without it, there is nothing to copy.
     */
    public void keepsShared(Function<Path, List<String>> copying) {
        shared = copying;
    }

    /**
     * Keeps the evidence if the settings ask for it, and returns the texts that name it. A warning
     * may name it too, so what is kept of a failed pair is kept of one with such a warning.
     *
     * @param done the plan of all children that there were, in the order of their launch
     * @param judgement what the pair came to
     * @param outcome how each of them ended, as their evidence have it
     */
    public FailureText tell(PairPlan done, Judgement judgement, PairOutcome outcome) {
        PairWords words = new PairWords(done, outcome, judgement.child());
        about = Lane.ofChild(words.childPlan().seat().number());
        blame = new DeadlineText(words).blameFor(judgement.ending());
        boolean warns = false;
        List<String> leftOut = new ArrayList<>();
        new EndingEvents(words).addParentsTo(timeline);
        for (int i = 0; i < outcome.children().size(); i++) {
            ChildOutcome child = outcome.children().get(i);
            new EndingEvents(words.about(i)).addChildsTo(timeline);
            warns |= !child.uncaught().isEmpty();
            leftOut.add(evidenceOf(child).leftOutRow(child));
        }
        if (!plan.settings().evidence().appliesTo(judgement.failed() || warns)) {
            return new FailureText(words, "", leftOut);
        }
        directory.keep();
        List<String> cut = shared.apply(directory.path().resolve(PairFiles.SHARED));
        try {
            directory.write(PairFiles.SHARED_CUT, SharedText.file(cut));
            for (ChildOutcome child : outcome.children()) {
                evidenceOf(child).keep(directory, child);
            }
            directory.write(PairFiles.PARENT_THREADS, outcome.parent().whereAtDeadline().stack());
        } catch (IOException e) {
            lacks(e.toString());
        }
        String notComplete = problem.isEmpty() ? "" : " (not complete: " + problem + ")";
        return new FailureText(
                words, directory.display() + notComplete + SharedText.note(cut), leftOut);
    }

    private ChildEvidence evidenceOf(ChildOutcome child) {
        return children.stream()
                .filter(evidence -> evidence.outcome() == child)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns the path of a file that is kept, as people in the working directory would write it;
     * empty if it is not.
     */
    String kept(String file) {
        boolean there = directory.isKept() && Files.exists(directory.path().resolve(file));
        return there ? directory.display(file) : "";
    }

    /**
     * Returns a line for each file that is kept, by which CI servers find it in a test's output;
     * none if none is.
     */
    public List<String> attachments() {
        return directory.keptFiles().stream().map(file -> "[[ATTACHMENT|" + file + "]]").toList();
    }

    /** Notes what the pair came to. */
    public void ended(Verdict verdict) {
        Throwable failure = verdict.failure();
        String summary =
                failure == null ? "" : ThrownWords.of(failure) + ThrownLine.of(failure).cause();
        happened(Happening.VERDICT, verdict.ending().word());
        PairTimeline whole = whole(verdict.ending(), summary);
        if (directory.isKept()) {
            try {
                directory.write(PairFiles.TRACE, TraceJson.of(whole));
                directory.ended(verdict.result(), summary);
            } catch (IOException e) {
                // The evidence was said to be incomplete, if the disk is full.
            }
        }
        lines.ended(verdict.result(), summary, whole);
    }

    private PairTimeline whole(Verdict.Ending ending, String failure) {
        return new PairTimeline(
                plan.parent().shortName(),
                ProcessHandle.current().pid(),
                lanes(),
                ending,
                Cut.to(LONGEST_FAILURE, failure),
                directory.isKept() ? directory.below() : "",
                Cause.marked(timeline.events(), ending, about, blame));
    }

    private List<PairTimeline.Child> lanes() {
        return plan.children().stream()
                .map(
                        child ->
                                children.stream()
                                        .filter(evidence -> evidence.isOf(child))
                                        .reduce(
                                                (earlier, later) ->
                                                        later.wasLaunched() ? later : earlier)
                                        .orElseGet(() -> new ChildEvidence(this, child, timeline))
                                        .lane())
                .toList();
    }

    /** Removes the directory, unless it is kept as evidence. */
    @Override
    public void close() throws IOException {
        directory.close();
    }
}
