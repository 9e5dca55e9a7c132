package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.Rendezvous;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

class CounterTest {

    // START SNIPPET: pair
    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    @ParentSide
    void noIncrementIsLost(@SharedMemory(bytes = 8) ByteBuffer memory, Rendezvous places) {
        places.meet("begin");
        places.meet("end");

        assertEquals(200_000L, (long) LONGS.getAcquire(memory, 0));
    }

    @ChildSide(count = 2)
    void increments(@SharedMemory(bytes = 8) ByteBuffer memory, Rendezvous places) {
        places.meet("begin");
        for (int i = 0; i < 100_000; i++) {
            LONGS.getAndAdd(memory, 0, 1L);
        }
        places.meet("end");
    }

    // END SNIPPET: pair
}
