package com.acme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A text and its length: what is written before the length is released is there when it is seen.
 */
class MailboxTest {

    private static final VarHandle LENGTH =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    @ParentSide
    void readsWhatWasPosted(
            @SharedMemory(bytes = 64) ByteBuffer mailbox, ChildProcess process, Peer child) {
        process.await().until(() -> (int) LENGTH.getAcquire(mailbox, 0) > 0);

        byte[] text = new byte[(int) LENGTH.getAcquire(mailbox, 0)];
        mailbox.get(4, text);
        assertEquals("hello parent, I am child", new String(text, UTF_8));
        child.send("read");
    }

    @ChildSide
    void postsSomething(@SharedMemory(bytes = 64) ByteBuffer mailbox, Peer parent) {
        byte[] text = "hello parent, I am child".getBytes(UTF_8);
        mailbox.put(4, text);
        LENGTH.setRelease(mailbox, 0, text.length);
        parent.expect("read");
    }
}
