package io.github.forkpair.session;

import io.github.forkpair.evidence.NeverRanText;
import io.github.forkpair.posix.ForkRefusedException;
import java.io.IOException;

/**
 * The launch of a pair's children: it is done once, or the pair is abandoned. Safe for several
 * threads; who asks while it runs waits for it.
 */
final class PairLaunch {

    private final LaunchedPair pair;
    private boolean done;
    private boolean abandoned;

    PairLaunch(LaunchedPair pair) {
        this.pair = pair;
    }

    /** Launches all children; nothing is left where that fails. */
    synchronized void run() throws IOException {
        try {
            for (ChildRun child : pair.seated()) {
                pair.runs().launch(child);
            }
            done = true;
        } catch (IOException | RuntimeException | Error e) {
            abandon(e);
            throw e;
        }
    }

    synchronized boolean isDone() {
        return done;
    }

    /** Leaves nothing of a pair whose children are not, or not all, launched. Once is enough. */
    synchronized void abandon(Throwable why) {
        if (abandoned) {
            return;
        }
        abandoned = true;
        pair.owned().closeUnder(why, pair.commons().means().console());
        if (why instanceof ForkRefusedException) {
            pair.evidence().notForked(NeverRanText.notForked(pair.plan(), why.getMessage()));
        } else {
            pair.evidence().notLaunched(why);
        }
    }
}
