package io.github.forkpair.junit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.MessageQueue;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Pairs whose sides have a message queue in common. */
final class QueuePairs {

    private QueuePairs() {}

    static class BothWaysTestCase {
        @ParentSide
        void parent(MessageQueue queue, Rendezvous places) {
            queue.send(bytes("low"));
            queue.send(bytes("high"), 5);
            places.meet("sent");
            places.meet("received");
            assertEquals("answer", text(queue.receive()));
        }

        @ChildSide
        void child(MessageQueue queue, Rendezvous places) {
            places.meet("sent");
            assertEquals("high", text(queue.receive()));
            assertEquals("low", text(queue.receive()));
            queue.send(bytes("answer"));
            places.meet("received");
        }
    }

    /** More messages than it holds, from several children, of which one is a fork. */
    static class ManyTestCase {
        private static final int EACH = 50;

        @ParentSide
        void parent(MessageQueue queue, @SharedMemory(bytes = 8) ByteBuffer memory) {
            Set<String> heard = new TreeSet<>();
            for (int i = 0; i < 3 * EACH; i++) {
                heard.add(text(queue.receive()));
            }
            assertEquals(3 * EACH, heard.size());
        }

        @ChildSide(role = "fresh", count = 2)
        void fresh(MessageQueue queue, @ChildIndex int index) {
            send(queue, "fresh " + index);
        }

        @ChildSide(launch = Launch.FORK)
        void forked(MessageQueue queue, @SharedMemory(bytes = 8) ByteBuffer memory) {
            send(queue, "forked");
        }

        private static void send(MessageQueue queue, String who) {
            for (int i = 0; i < EACH; i++) {
                queue.send(bytes(who + " " + i));
            }
        }
    }

    /** Children alone have it, and what the first had sent is there for the next. */
    static class RestartedTestCase {
        @ParentSide
        void parent(@Role("store") Peer store, @Role("store") ChildProcess process) {
            store.expect("sent");
            process.kill();
            process.restart();
            store.expect("kept");
        }

        @ChildSide
        void store(Peer parent, MessageQueue queue) throws Exception {
            try {
                parent.send(text(queue.receive(java.time.Duration.ZERO)));
            } catch (AssertionError e) {
                queue.send(bytes("kept"));
                parent.send("sent");
                Thread.sleep(600_000);
            }
        }
    }

    static class OverdueTestCase {
        @ParentSide
        void parent(MessageQueue queue) {
            queue.receive();
        }

        @ChildSide
        void child(MessageQueue queue) {
            queue.receive();
        }
    }

    /** Runs alone as well, where nobody else has the queue. */
    static class OwnTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(MessageQueue queue, @SharedMemory(bytes = 8) ByteBuffer memory) {
            queue.send(bytes("own"));
            assertEquals(List.of("own"), List.of(text(queue.receive())));
            assertEquals(0, memory.getLong(0));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, US_ASCII);
    }
}
