package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSideTemplate;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Each pair waits for another that runs at the same time, and counts the children there are. */
abstract class ParallelPairs {

    private static final Exchanger<Class<?>> MEETING = new Exchanger<>();

    @RepeatedTest(4)
    @ParentSideTemplate
    void meetsAnother(Peer child, ChildProcess process, RepetitionInfo repetition)
            throws InterruptedException, TimeoutException {
        long pid = child.receive(Long.class);
        assertEquals(process.pid(), pid);
        Class<?> other = MEETING.exchange(getClass(), 30, TimeUnit.SECONDS);
        System.out.printf(
                "%s: %s %d of process %d with child %d met %s, %d live%n",
                System.getProperty("acme.place"),
                getClass().getSimpleName(),
                repetition.getCurrentRepetition(),
                ProcessHandle.current().pid(),
                pid,
                other.getSimpleName(),
                liveChildren());
        child.send("met");
    }

    private static long liveChildren() {
        return ProcessHandle.current()
                .children()
                .filter(each -> each.info().command().orElse("").endsWith("/java"))
                .count();
    }

    @ChildSide
    void lives(Peer parent) {
        parent.send(ProcessHandle.current().pid());
        parent.expect("met");
    }
}
