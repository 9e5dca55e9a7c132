package io.github.forkpair.child;

import io.github.forkpair.MessageQueue;
import io.github.forkpair.control.ChildDescriptors;
import io.github.forkpair.posix.PosixQueue;
import java.io.IOException;

/**
 * The message queue that all sides have, in a child that is given it. The one class of a child that
 * loads native code, for which the JDK has no other way.
 */
final class SharedQueue {

    private SharedQueue() {}

    static MessageQueue inherited() throws IOException {
        return PosixQueue.inherited(ChildDescriptors.QUEUE);
    }

    /** Returns one that no other side has. */
    static MessageQueue alone() throws IOException {
        return PosixQueue.create();
    }
}
