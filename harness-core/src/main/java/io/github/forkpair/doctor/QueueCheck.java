package io.github.forkpair.doctor;

import io.github.forkpair.posix.PosixQueue;
import java.time.Duration;
import java.util.Optional;

/** Sends a message through a queue, and receives it. */
final class QueueCheck implements Check {

    @Override
    public Capability capability() {
        return Capability.QUEUE;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Optional<String> none = PosixQueue.whyNone();
        if (none.isPresent()) {
            return capability().fails(none.get());
        }
        try (PosixQueue queue = PosixQueue.create()) {
            queue.send(new byte[] {1});
            queue.receive(Duration.ofSeconds(1));
            return new Finding.Works(
                    queue.capacity() + " messages of " + queue.messageSize() + " bytes");
        }
    }
}
