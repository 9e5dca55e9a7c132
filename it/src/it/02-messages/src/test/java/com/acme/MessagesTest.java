package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.SharedDir;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages are values: the other side receives an equal one, in the order they were sent. */
class MessagesTest {

    // START SNIPPET: values
    enum Fruit {
        APPLE,
        PEAR
    }

    /** Needs no Serializable: a record is sent component by component. */
    record Order(Fruit fruit, int count) {}

    @ParentSide("a shop")
    void buysFruit(Peer shop) {
        shop.send("good morning");
        shop.expect("good morning");

        shop.send(new Order(Fruit.PEAR, 3));
        BigDecimal price = shop.receive(BigDecimal.class);
        assertEquals(new BigDecimal("1.20"), price);

        shop.send(price);
        shop.expect(new byte[] {3, 2, 1});
    }

    @ChildSide("a shop")
    void sellsFruit(Peer customer) {
        customer.send(customer.receive(String.class));

        Order order = customer.receive(Order.class);
        assertEquals(Fruit.PEAR, order.fruit());
        BigDecimal price = new BigDecimal("0.40").multiply(BigDecimal.valueOf(order.count()));
        customer.send(price);

        customer.expect(price);
        customer.send(new byte[] {3, 2, 1});
    }

    // END SNIPPET: values

    // START SNIPPET: nested
    record Item(String name, BigDecimal price, Optional<String> note) {}

    record Basket(List<Item> items, Map<Fruit, Item> byFruit, Path receipt) {}

    @ParentSide("nested values")
    void sendsABasket(Peer shop, @SharedDir Path dir) {
        Item pear = new Item("pear", new BigDecimal("0.40"), Optional.of("ripe"));
        Item apple = new Item("apple", new BigDecimal("0.30"), Optional.empty());
        Basket basket =
                new Basket(List.of(pear, apple), Map.of(Fruit.PEAR, pear), dir.resolve("receipt"));

        shop.send(basket);
        shop.expect(basket);
        shop.expect(Optional.of(dir));
    }

    @ChildSide("nested values")
    void returnsIt(Peer customer, @SharedDir Path dir) {
        Basket basket = customer.receive(Basket.class);
        assertEquals(Optional.of("ripe"), basket.byFruit().get(Fruit.PEAR).note());

        customer.send(basket);
        customer.send(Optional.of(basket.receipt().getParent()));
    }

    // END SNIPPET: nested

    record Job(List<Task> tasks) {}

    record Task(Thread worker) {}

    @ParentSide("refused")
    void seesNothingOfWhatWasRefused(Peer child) {
        child.expect("that was all");
    }

    @ChildSide("refused")
    void isToldTheWay(Peer parent) {
        Job job = new Job(List.of(new Task(null), new Task(Thread.currentThread())));

        String text =
                assertThrows(IllegalArgumentException.class, () -> parent.send(job)).getMessage();
        assertTrue(text.contains("Job.tasks[1].worker is a java.lang.Thread"), text);
        parent.send("that was all");
    }

    @ParentSide("another process")
    void isNotTheChild(Peer child) {
        long childPid = child.receive(long.class);
        long parentPid = ProcessHandle.current().pid();
        System.out.printf("parent %d, child %d%n", parentPid, childPid);
        assertNotEquals(parentPid, childPid);
    }

    @ChildSide("another process")
    void sendsItsPid(Peer parent) {
        parent.send(ProcessHandle.current().pid());
    }

    // START SNIPPET: hanging-up
    @ParentSide("hanging up")
    void hangsUpFirst(Peer child) {
        child.send(Fruit.APPLE);
        child.hangUp();

        child.expect("no more than an APPLE?");
        assertThrows(PeerGoneException.class, () -> child.receive(String.class));
    }

    @ChildSide("hanging up")
    void asksForMore(Peer parent) {
        Fruit fruit = parent.receive(Fruit.class, Duration.ofSeconds(30));
        assertThrows(PeerGoneException.class, () -> parent.receive(Fruit.class));

        parent.send("no more than an " + fruit + "?");
    }
    // END SNIPPET: hanging-up
}
