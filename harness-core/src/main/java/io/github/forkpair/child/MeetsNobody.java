package io.github.forkpair.child;

import io.github.forkpair.Rendezvous;
import io.github.forkpair.control.MeetingRefusal;

/** Stands in for the meetings where a child runs alone: each returns at once. */
final class MeetsNobody implements Rendezvous {

    @Override
    public void meet(String name, String... sides) {
        meet(name);
    }

    @Override
    public void meet(String name) {
        if (name == null) {
            throw new NullPointerException(MeetingRefusal.NO_NAME);
        }
    }
}
