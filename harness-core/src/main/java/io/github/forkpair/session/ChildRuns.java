package io.github.forkpair.session;

import io.github.forkpair.plan.ChildPlan;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The children of a pair, in the order of their launch: those of the plan, then those that were
 * started again. Safe for several threads.
 */
final class ChildRuns {

    private final Commons commons;
    private final Owned owned;
    private final List<ChildRun> all = new CopyOnWriteArrayList<>();
    private @Nullable Object instance;
    private @Nullable GivenArguments arguments;
    private boolean over;

    /**
     * Has none yet.
     *
     * @param owned takes what is to be closed at the pair's end
     */
    ChildRuns(Commons commons, Owned owned) {
        this.commons = commons;
        this.owned = owned;
    }

    /** Has children that are forked run their side on that test instance. */
    synchronized void runOn(Object testInstance) {
        instance = testInstance;
    }

    /** Prepares one over a channel of its own; it is none of these until it is launched. */
    synchronized ChildRun prepare(ChildPlan plan) throws IOException {
        if (over) {
            throw new IOException("the pair has ended, and no child of it is started again");
        }
        return ChildRun.prepare(plan, commons, owned);
    }

    /** Launches one that is prepared; it is none of these where that fails. */
    synchronized void launch(ChildRun run) throws IOException {
        if (over) {
            throw new IOException("the pair has ended, and no child of it is started");
        }
        run.launch(owned, instance, arguments);
        all.add(run);
    }

    /** Gives the sides that ask for some the arguments of the invocation; also those to come. */
    synchronized void give(GivenArguments given) {
        arguments = given;
        all.forEach(this::giveTo);
    }

    /** Gives a child that is up what was given to the others, if its side asks for some. */
    synchronized void giveTo(ChildRun run) {
        if (arguments != null) {
            run.give(arguments);
        }
    }

    /** Tells whether a child waits for arguments that nobody has given. */
    synchronized boolean lackArguments() {
        return arguments == null && all.stream().anyMatch(run -> run.plan().asksForArguments());
    }

    /** Waits until none is being launched, and lets none be from then on. */
    synchronized void endLaunching() {
        over = true;
    }

    /** Returns a view of those there are. */
    List<ChildRun> all() {
        return Collections.unmodifiableList(all);
    }
}
