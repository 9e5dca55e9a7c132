package io.github.forkpair.launch;

import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.control.OrderWriter;
import io.github.forkpair.posix.Descriptor;
import io.github.forkpair.posix.PipeWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What a child is told: by one pipe first what it is to run, and anything else after that; by
 * another the answers that its side waits for. Nobody waits for the child to hear it, whose JVM may
 * never come so far. Safe for several threads.
 */
final class ChildOrders implements AutoCloseable {

    /** A pipe holds a page at least; in bytes. The rest is the frame's. */
    private static final int SURELY_HELD = 4_000;

    private final long pid;
    private final PipeWriter orderPipe;
    private final PipeWriter answerPipe;
    private final OrderWriter orders;
    private final OrderWriter answers;

    /** What the child is to hear once it has taken what it is to run. */
    private final Queue<ChildOrder> early = new ArrayDeque<>();

    private boolean begun;

    /** Owns the pipes' write ends. */
    ChildOrders(long pid, Descriptor orders, Descriptor answers) {
        this.pid = pid;
        this.orderPipe = new PipeWriter(orders);
        this.answerPipe = new PipeWriter(answers);
        this.orders = new OrderWriter(orderPipe);
        this.answers = new OrderWriter(answerPipe);
    }

    /** Tells the child what to run, once. */
    void begin(ChildOrder.Begin begin) {
        if (begin.encode().length <= SURELY_HELD) {
            writeFirst(begin);
        } else {
            Daemon.start("forkpair-begin-" + pid, () -> writeFirst(begin));
        }
    }

    /** Takes note that the child knows what to run without being told. */
    void begun() {
        synchronized (early) {
            begun = true;
        }
    }

    /** Ends with the child at the latest. */
    private void writeFirst(ChildOrder.Begin begin) {
        ChildOrder next = begin;
        while (next != null) {
            write(orders, next);
            synchronized (early) {
                next = early.poll();
                begun = next == null;
            }
        }
    }

    /** Tells the child something else; says nothing to one that has ended. */
    void tell(ChildOrder order) {
        synchronized (early) {
            if (!begun) {
                early.add(order);
                return;
            }
        }
        write(orders, order);
    }

    /** Answers the child's side; says nothing to a child that has ended. */
    void answer(ChildOrder answer) {
        write(answers, answer);
    }

    @Override
    public void close() {
        orderPipe.close();
        answerPipe.close();
    }

    private static void write(OrderWriter writer, ChildOrder order) {
        try {
            writer.write(order);
        } catch (IOException e) {
            // It has ended: there is nobody to tell.
        }
    }
}
