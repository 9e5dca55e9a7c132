package io.github.forkpair.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import io.github.forkpair.PeerGoneException;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Signal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Pairs with several children. */
final class ManyChildren {

    private ManyChildren() {}

    static class RolesTestCase {
        @ParentSide
        void parent(
                @Role("node") List<Peer> nodes,
                @Role("node") List<ChildProcess> processes,
                @Role("writes") ByteChannel writer,
                @Role("writes") ChildProcess writers,
                @SharedDir Path dir)
                throws IOException {
            assertEquals(3, nodes.size());
            for (int i = 0; i < 3; i++) {
                nodes.get(i).expect(i + " of " + dir);
                assertEquals("node", processes.get(i).role());
                assertEquals(i, processes.get(i).index());
                assertEquals((Long) processes.get(i).pid(), nodes.get(i).receive(Long.class));
            }
            assertEquals("writes", writers.role());
            ByteBuffer one = ByteBuffer.allocate(1);
            assertEquals(1, writer.read(one));
            assertEquals('w', one.get(0));
        }

        @ChildSide(role = "node", count = 3)
        void runs(@SharedDir Path dir, @ChildIndex int index, Peer parent) {
            parent.send(index + " of " + dir);
            parent.send(ProcessHandle.current().pid());
        }

        @ChildSide
        void writes(OutputStream parent) throws IOException {
            parent.write('w');
        }
    }

    static class MeetingsTestCase {
        @ParentSide
        void parent(Rendezvous places, @SharedDir Path dir) throws IOException {
            places.meet("all");
            places.meet("written", "parent", "writer");
            try (Stream<Path> files = Files.list(dir)) {
                assertEquals(1, files.count());
            }
            places.meet("all");
        }

        @ChildSide
        void writer(Rendezvous places, @SharedDir Path dir) throws IOException {
            places.meet("all");
            Files.createFile(dir.resolve("written"));
            places.meet("written", "writer", "parent");
            places.meet("all");
        }

        @ChildSide(count = 7)
        void reader(Rendezvous places, @ChildIndex int index) {
            places.meet("all");
            places.meet("readers", "reader");
            if (index < 2) {
                places.meet("two", "reader[0]", "reader[1]");
            }
            places.meet("all");
        }
    }

    static class OneFailsTestCase {
        @ParentSide
        void parent(@Role("node") List<Peer> nodes) {
            nodes.get(0).receive(String.class);
        }

        @ChildSide(count = 3)
        void node(Peer parent, @ChildIndex int index, Rendezvous places) {
            System.out.println("node " + index + " is here");
            places.meet("here", "node");
            if (index == 1) {
                fail("no quorum");
            }
            parent.receive(String.class);
        }
    }

    static class ParentFailsTestCase {
        @ParentSide
        void parent(@Role("a") Peer a, @Role("b") Peer b) {
            a.expect("ready");
            b.expect("ready");
            throw new IllegalStateException("the parent's own");
        }

        @ChildSide
        void a(Peer parent) {
            parent.send("ready");
        }

        @ChildSide
        void b(Peer parent) {
            parent.send("ready");
        }
    }

    static class WaitInACircleTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void a(Peer parent) {
            parent.receive(String.class);
        }

        @ChildSide
        void b(Rendezvous places) {
            places.meet("b", "b", "c");
        }

        @ChildSide
        void c(ByteChannel parent) throws IOException {
            parent.read(ByteBuffer.allocate(1));
        }
    }

    static class AllOverdueTestCase {
        @ParentSide
        void parent(@Role("a") Peer a) {
            a.receive(String.class);
        }

        @ChildSide
        void a(Peer parent) {
            parent.receive(String.class);
        }

        @ChildSide
        void b(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class OneKeepsTheOthersTestCase {
        @ParentSide
        void parent(@Role("a") Peer a) {
            a.receive(String.class);
        }

        @ChildSide
        void a(@Role("b") Peer b) {
            b.receive(String.class);
        }

        @ChildSide
        void b() throws InterruptedException {
            Thread.sleep(600_000);
        }
    }

    /** The one that sleeps keeps nobody. */
    static class RingTestCase {
        @ParentSide
        void parent(@Role("sleeps") ChildProcess sleeps) {
            sleeps.waitForExit();
        }

        @ChildSide(role = "node", count = 3)
        void node(@Role("node") List<Peer> others, @ChildIndex int index) {
            others.get(index == 1 ? 1 : 0).receive(String.class, Duration.ofHours(1));
        }

        @ChildSide
        void sleeps() throws InterruptedException {
            Thread.sleep(600_000);
        }
    }

    static class MissedTestCase {
        @ParentSide
        void parent(Rendezvous places) {
            places.meet("ready");
        }

        @ChildSide
        void early(Rendezvous places) {
            places.meet("ready");
        }

        @ChildSide
        void leaves() {}
    }

    static class UnknownSideTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void early(Rendezvous places) {
            places.meet("ready", "early", "lat");
        }

        @ChildSide
        void late() {}
    }

    static class KilledTestCase {
        @ParentSide
        void parent(@Role("node") List<ChildProcess> processes, @Role("node") List<Peer> nodes) {
            processes.get(1).kill();
            processes.get(1).waitForExit();
            assertTrue(processes.get(0).isAlive());
            nodes.get(0).send("go on");
            nodes.get(2).send("go on");
        }

        @ChildSide(count = 3)
        void node(Peer parent) {
            parent.expect("go on");
        }
    }

    static class ExpectedExitsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        @ExpectedExit(code = 3)
        void three() {
            System.exit(3);
        }

        @ChildSide
        @ExpectedExit(signal = Signal.SIGKILL)
        void killed() throws IOException {
            new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start();
            while (true) {
                Thread.onSpinWait();
            }
        }

        @ChildSide
        void returns() {}
    }

    static class AbortsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void assumes() {
            Assumptions.abort("not today");
        }

        @ChildSide
        void returns() {}
    }

    static class MoreThanMayLiveTestCase {
        @ParentSide
        void parent(@Role("node") List<Peer> nodes) {
            nodes.forEach(node -> node.expect("here"));
        }

        @ChildSide(count = 6)
        void node(Peer parent) {
            parent.send("here");
        }
    }

    static class ThirtyTwoTestCase {
        @ParentSide
        void parent(Rendezvous places) {
            places.meet("all");
        }

        @ChildSide(count = 32)
        void node(Rendezvous places) {
            places.meet("all");
        }
    }

    static class SiblingsTestCase {
        @ParentSide
        void parent(@Role("node") List<Peer> nodes) {
            for (Peer node : nodes) {
                node.expect("heard of 3");
            }
        }

        @ChildSide(count = 4)
        void node(Peer parent, @Role("node") List<Peer> others, @ChildIndex int index) {
            others.forEach(other -> other.send("I am " + index));
            long heard =
                    others.stream()
                            .map(other -> other.receive(String.class))
                            .filter(word -> word.startsWith("I am "))
                            .distinct()
                            .count();
            parent.send("heard of " + heard);
        }
    }

    static class ClientAndServerTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void server(@Role("client") Peer client) {
            for (int i = 0; i < 100; i++) {
                client.send(client.receive(Integer.class) + 1);
            }
        }

        @ChildSide
        void client(@Role("server") Peer server) {
            int value = 0;
            for (int i = 0; i < 100; i++) {
                server.send(value);
                value = server.receive(Integer.class);
            }
            assertEquals(100, value);
        }
    }

    static class SiblingDiesTestCase {
        @ParentSide
        void parent(@Role("victim") ChildProcess victim, @Role("survivor") Peer survivor) {
            survivor.expect("connected");
            victim.kill();
            survivor.expect("gone");
            survivor.expect("gone for good");
        }

        @ChildSide
        void victim(@Role("survivor") Peer survivor) {
            survivor.expect("hello");
            survivor.send("hello");
            survivor.receive(String.class);
        }

        @ChildSide
        void survivor(Peer parent, @Role("victim") Peer victim) {
            victim.send("hello");
            victim.expect("hello");
            parent.send("connected");
            try {
                victim.receive(String.class);
            } catch (PeerGoneException e) {
                parent.send("gone");
            }
            try {
                victim.send("anybody?");
                victim.receive(String.class);
            } catch (PeerGoneException e) {
                parent.send("gone for good");
            }
        }
    }

    static class OneSidedTestCase {
        @ParentSide
        void parent(@Role("victim") ChildProcess victim, @Role("survivor") Peer survivor) {
            survivor.expect("waits");
            victim.kill();
        }

        @ChildSide
        void victim(Peer parent) {
            parent.receive(String.class);
        }

        @ChildSide
        void survivor(Peer parent, @Role("victim") Peer victim) {
            victim.send("are you there?");
            parent.send("waits");
            try {
                victim.receive(String.class);
            } catch (PeerGoneException e) {
                return;
            }
            fail("a dead sibling spoke");
        }
    }

    /** It can still be sent to, and hangs up in vain once it is gone. */
    static class SiblingHangsUpTestCase {
        @ParentSide
        void parent(@Role("quiet") ChildProcess quiet, @Role("hears") Peer hears) {
            hears.expect("heard the end twice");
            quiet.waitForExit();
            hears.send("it is gone");
        }

        @ChildSide
        void quiet(@Role("hears") Peer hears) {
            hears.send("hello");
            hears.hangUp();
            hears.expect("go on, I listen");
        }

        @ChildSide
        void hears(Peer parent, @Role("quiet") Peer quiet) {
            quiet.expect("hello");
            assertThrows(PeerGoneException.class, () -> quiet.receive(String.class));
            assertThrows(PeerGoneException.class, () -> quiet.receive(String.class));
            quiet.send("go on, I listen");
            parent.send("heard the end twice");
            parent.expect("it is gone");
            assertThrows(PeerGoneException.class, () -> quiet.receive(String.class));
            quiet.hangUp();
        }
    }

    /** Its process lives on for as long as it has an exit hook to run. */
    static class SiblingReturnsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void early(@Role("late") Peer late, @SharedDir Path dir) {
            late.send("hello");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        while (!Files.exists(dir.resolve("heard"))) {
                                            Thread.onSpinWait();
                                        }
                                    }));
        }

        @ChildSide
        void late(@Role("early") Peer early, @Role("early") Peer again, @SharedDir Path dir)
                throws IOException {
            assertSame(early, again);
            early.expect("hello");
            Files.createFile(dir.resolve("heard"));
            PeerGoneException gone =
                    assertThrows(PeerGoneException.class, () -> again.receive(String.class));
            assertTrue(gone.getMessage().startsWith("The early side has hung up"));
            assertThrows(PeerGoneException.class, () -> early.receive(String.class));
        }
    }

    /** Every thread that it finds, and itself where the channel is made. */
    static class SiblingInterruptsTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void interrupts(@Role("other") Peer other, Rendezvous places) throws IOException {
            Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
            UncheckedIOException interrupted =
                    assertThrows(UncheckedIOException.class, () -> other.send("never"));
            assertTrue(Thread.interrupted());
            assertEquals(
                    "This thread was interrupted in an exchange with the other side.",
                    interrupted.getMessage());
            places.meet("interrupted", "interrupts", "other");
            other.expect("are you there?");
            other.send("yes");
        }

        @ChildSide
        void other(@Role("interrupts") Peer interrupts, Rendezvous places) {
            places.meet("interrupted", "interrupts", "other");
            interrupts.send("are you there?");
            interrupts.expect("yes");
        }
    }

    /** What one has said before it ended is heard, then its end, then the one that came after. */
    static class HearsTheEndOfEachTestCase {
        @ParentSide
        void parent(
                @Role("node") ChildProcess process,
                @Role("node") Peer node,
                @Role("witness") Peer witness) {
            for (int i = 0; i < 3; i++) {
                node.expect("sent");
                process.kill();
                process.restart();
            }
            node.expect("sent");
            witness.send("read");
            witness.expect("all");
        }

        @ChildSide
        void node(Peer parent, @Role("witness") Peer witness) {
            witness.send(ProcessHandle.current().pid());
            parent.send("sent");
            witness.receive(String.class);
        }

        @ChildSide
        void witness(Peer parent, @Role("node") Peer node) {
            parent.expect("read");
            Set<Long> nodes = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                assertTrue(nodes.add(node.receive(Long.class)));
                assertThrows(PeerGoneException.class, () -> node.receive(Long.class));
            }
            assertTrue(nodes.add(node.receive(Long.class)));
            parent.send("all");
            node.send("thank you");
        }
    }

    static class StrangerTestCase {
        @ParentSide
        void parent(@Role("server") Peer server, @Role("client") Peer client) throws Exception {
            Path socket = Path.of(server.receive(String.class));
            // One says nothing, one says what is no secret, one goes away in the middle.
            SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            SocketChannel wrong = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            wrong.write(ByteBuffer.allocate(100));
            assertTrue(isClosedByTheOther(wrong));
            SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
            client.send("go on");
            server.expect("served");
            silent.close();
            wrong.close();
        }

        @ChildSide
        void server(Peer parent, @Role("client") Peer client) throws IOException {
            parent.send(ownSocket());
            client.expect("please");
            parent.send("served");
        }

        @ChildSide
        void client(Peer parent, @Role("server") Peer server) {
            parent.expect("go on");
            server.send("please");
        }

        private static boolean isClosedByTheOther(SocketChannel channel) {
            try {
                return channel.read(ByteBuffer.allocate(1)) < 0;
            } catch (IOException e) {
                return true; // there was something that it had not read
            }
        }

        private static String ownSocket() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/net/unix")).stream()
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .filter(path -> path.matches(".*/forkpair-\\d+-\\w+/\\d+"))
                    .filter(path -> path.endsWith("/2"))
                    .filter(
                            path ->
                                    path.contains(
                                            "forkpair-"
                                                    + ProcessHandle.current()
                                                            .parent()
                                                            .orElseThrow()
                                                            .pid()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static class AllToAllTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(count = 32)
        void node(@Role("node") List<Peer> others) {
            others.forEach(other -> other.send("hello"));
            others.forEach(other -> other.expect("hello"));
        }
    }

    static class RestartTestCase {
        @ParentSide
        void parent(
                @Role("node") Peer node,
                @Role("node") ChildProcess process,
                @Role("witness") Peer witness,
                Rendezvous places) {
            long first = process.pid();
            node.expect("up with 0 files");
            process.kill();
            process.restart();
            assertEquals(1, process.incarnation());
            assertTrue(process.pid() != first && process.isAlive());
            node.expect("up with 1 files");
            node.send("thank you");
            witness.expect("hello again");
            places.meet("all");
        }

        @ChildSide
        void node(
                Peer parent, @SharedDir Path dir, @Role("witness") Peer witness, Rendezvous places)
                throws IOException {
            long before;
            try (Stream<Path> files = Files.list(dir)) {
                before = files.count();
            }
            Files.createFile(dir.resolve("" + ProcessHandle.current().pid()));
            witness.send("hello");
            parent.send("up with " + before + " files");
            parent.expect("thank you");
            places.meet("all");
        }

        @ChildSide
        void witness(Peer parent, @Role("node") Peer node, Rendezvous places) {
            for (int heard = 0; heard < 2; ) {
                try {
                    node.expect("hello");
                    heard++;
                } catch (PeerGoneException e) {
                    // It is started again.
                }
            }
            parent.send("hello again");
            places.meet("all");
        }
    }

    static class FailsAgainTestCase {
        @ParentSide
        void parent(ChildProcess process, Peer child) {
            child.expect("0");
            process.kill();
            process.restart();
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent, @SharedDir Path dir) throws IOException {
            if (Files.exists(dir.resolve("once"))) {
                fail("the journal is broken");
            }
            Files.createFile(dir.resolve("once"));
            parent.send("0");
            parent.receive(String.class);
        }
    }

    static class ParentFailsAfterARestartTestCase {
        @ParentSide
        void parent(ChildProcess process, Peer child) {
            child.expect("up");
            process.kill();
            process.restart();
            child.expect("up");
            child.send("return");
            process.waitForExit();
            fail("the parent's own");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("up");
            parent.expect("return");
            System.out.println("once more");
        }
    }

    static class OverdueAfterARestartTestCase {
        @ParentSide
        void parent(ChildProcess process, Peer child) {
            child.expect("up");
            process.kill();
            process.restart();
            child.expect("up");
            child.receive(String.class);
        }

        @ChildSide
        void child(Peer parent) {
            parent.send("up");
            parent.receive(String.class);
        }
    }

    static class FrozenTestCase {
        @ParentSide
        void parent(@Role("a") ChildProcess process, @Role("a") Peer a, @Role("b") Peer b) {
            process.freeze();
            a.receive(String.class);
        }

        @ChildSide
        void a(Peer parent) {
            parent.receive(String.class);
        }

        @ChildSide
        void b(Peer parent) {
            parent.receive(String.class);
        }
    }

    static class TooManyTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(count = 1_000_000)
        void node() {}
    }

    /** Meets, and speaks to its siblings. */
    private static void takesPart(Rendezvous places, List<Peer> others, int index) {
        places.meet("begun");
        others.forEach(other -> other.send(index));
        others.forEach(other -> other.receive(Integer.class));
        places.meet("heard");
    }

    static class TwoTestCase {
        @ParentSide
        void parent(Rendezvous places) {
            places.meet("begun");
            places.meet("heard");
        }

        @ChildSide(count = 2)
        void node(Rendezvous places, @Role("node") List<Peer> others, @ChildIndex int index) {
            takesPart(places, others, index);
        }
    }

    static class ThreeTestCase {
        @ParentSide
        void parent(Rendezvous places) {
            places.meet("begun");
            places.meet("heard");
        }

        @ChildSide(count = 3)
        void node(Rendezvous places, @Role("node") List<Peer> others, @ChildIndex int index) {
            takesPart(places, others, index);
        }
    }

    static class FourTestCase {
        @ParentSide
        void parent(@Role("node") List<Peer> nodes) {
            nodes.get(3).receive(String.class);
        }

        @ChildSide(count = 4)
        void node(Peer parent, @ChildIndex int index) {
            if (index == 3) {
                fail("the last of four");
            }
            parent.receive(String.class);
        }
    }

    static class FiveTestCase {
        @ParentSide
        void parent(Rendezvous places) {
            places.meet("begun");
            places.meet("heard");
        }

        @ChildSide(count = 5)
        void node(Rendezvous places, @Role("node") List<Peer> others, @ChildIndex int index) {
            takesPart(places, others, index);
        }
    }
}
