package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Pairs whose sides have memory in common. */
final class MemoryPairs {

    private MemoryPairs() {}

    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    static class BothWaysTestCase {
        @ParentSide
        void parent(@SharedMemory(bytes = 16) ByteBuffer memory) {
            assertEquals(16, memory.capacity());
            assertEquals(ByteOrder.nativeOrder(), memory.order());
            LONGS.setRelease(memory, 0, 41L);
            while ((long) LONGS.getAcquire(memory, 8) == 0) {
                Thread.onSpinWait();
            }
            assertEquals(42L, (long) LONGS.getAcquire(memory, 8));
        }

        @ChildSide
        void child(@SharedMemory(bytes = 16) ByteBuffer memory) {
            long found;
            while ((found = (long) LONGS.getAcquire(memory, 0)) == 0) {
                Thread.onSpinWait();
            }
            LONGS.setRelease(memory, 8, found + 1);
        }
    }

    /** Of many pages, and by atomic additions of three children, one of which is a fork. */
    static class ManyTestCase {
        private static final int TIMES = 10_000;

        @ParentSide
        void parent(@SharedMemory(bytes = 1 << 20) ByteBuffer memory, Rendezvous places) {
            places.meet("begin");
            places.meet("end");
            assertEquals(3L * TIMES, (long) LONGS.getVolatile(memory, (1 << 20) - 8));
        }

        @ChildSide(role = "fresh", count = 2)
        void fresh(@SharedMemory(bytes = 1 << 20) ByteBuffer memory, Rendezvous places) {
            add(memory, places);
        }

        @ChildSide(role = "forked", launch = Launch.FORK)
        void forked(
                @SharedMemory(bytes = 1 << 20) ByteBuffer memory,
                @SharedMemory(bytes = 1 << 20) ByteBuffer view,
                Rendezvous places) {
            view.position(8);
            assertEquals(0, memory.position());
            add(memory, places);
        }

        private static void add(ByteBuffer memory, Rendezvous places) {
            places.meet("begin");
            for (int i = 0; i < TIMES; i++) {
                LONGS.getAndAdd(memory, (1 << 20) - 8, 1L);
            }
            places.meet("end");
        }
    }

    /** What a child wrote before it was killed is there for the next. */
    static class RestartedTestCase {
        @ParentSide
        void parent(Peer child, ChildProcess process) {
            child.expect(0L);
            process.kill();
            process.restart();
            child.expect(7L);
        }

        @ChildSide
        void child(Peer parent, @SharedMemory(bytes = 8) ByteBuffer memory) throws Exception {
            long found = memory.getLong(0);
            memory.putLong(0, 7);
            parent.send(found);
            if (found == 0) {
                Thread.sleep(600_000);
            }
        }
    }

    /** Siblings have it, and a parent side need not. */
    static class SiblingsTestCase {
        @ParentSide
        void parent(@Role("reader") Peer reader) {
            reader.expect(5);
        }

        @ChildSide
        void writer(@SharedMemory(bytes = 4) ByteBuffer memory, @Role("reader") Peer reader) {
            memory.putInt(0, 5);
            reader.send("written");
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void reader(
                Peer parent,
                @SharedMemory(bytes = 4) ByteBuffer memory,
                @Role("writer") Peer writer) {
            writer.expect("written");
            parent.send(memory.getInt(0));
        }
    }

    static class NothingTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(@SharedMemory(bytes = 0) ByteBuffer memory) {}
    }

    static class DifferentTestCase {
        @ParentSide
        void parent(@SharedMemory(bytes = 8) ByteBuffer memory) {}

        @ChildSide
        void child(@SharedMemory(bytes = 16) ByteBuffer memory) {}
    }

    static class DifferentOnOneSideTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(
                @SharedMemory(bytes = 8) ByteBuffer some,
                @SharedMemory(bytes = 16) ByteBuffer memory) {}
    }

    static class NoBufferTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(@SharedMemory(bytes = 16) List<Long> memory) {}
    }

    static class UnmarkedTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(ByteBuffer memory) {
            assertTrue(false, "it ran");
        }
    }
}
