package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Side;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each name of ours is looked up, so that a class that gets another name is found here. */
class FramesTests {

    @ParameterizedTest
    @CsvSource({
        "channel.FrameReader,  read",
        "channel.FrameWriter,  write",
        "channel.MessageCodec, encode",
        "channel.MessagePeer,  next",
        "child.InheritedEnd,   read",
        "child.ReplayedEnd,    write",
        "posix.SocketEnd,      read",
        "transport.RecordedChannel, write",
        "launch.RunningChild,  awaitEnd",
    })
    void whatStandsBetweenASidesCallAndTheSystemsIsPlumbing(String name, String method)
            throws Exception {
        String type = ours(name);

        assertThat(Arrays.stream(Class.forName(type).getDeclaredMethods()))
                .anyMatch(each -> each.getName().equals(method));
        assertThat(Frames.arePlumbing(type, method)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "channel.MessagePeer, receive",
        "channel.MessagePeer, expect",
        "channel.Mismatch,    values",
        "Peer,                send",
        "session.PairSession, run",
    })
    void whatTheAuthorCalledIsNone(String name, String method) throws Exception {
        assertThat(Frames.arePlumbing(Class.forName(ours(name)).getName(), method)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel.Mismatch", "channel.MessagePeer", "child.ChildRendezvous"})
    void whatChecksForTheAuthorFailsWhereTheyAsked(String name) throws Exception {
        assertThat(Frames.assertSomething(Class.forName(ours(name)).getName())).isTrue();
    }

    @Test
    void whatRunsASideChecksNothing() throws Exception {
        String runner = Class.forName(ours("child.SideInvocation")).getName();

        assertThat(Frames.runASide(runner)).isTrue();
        assertThat(Frames.assertSomething(runner)).isFalse();
    }

    @Test
    void theAuthorsOwnAreNoneOfThese() {
        String type = "com.acme.CacheTest$Inner";

        assertThat(Frames.areOfTheHarness(type)).isFalse();
        assertThat(Frames.runASide(type)).isFalse();
        assertThat(Frames.assertSomething(type)).isFalse();
        assertThat(Frames.reflect(type)).isFalse();
        assertThat(Frames.callASide(type)).isFalse();
        assertThat(Frames.arePlumbing(type, "next")).isFalse();
    }

    @Test
    void aMethodIsCalledByReflection() throws Exception {
        StackTraceElement[] stack =
                (StackTraceElement[]) FramesTests.class.getDeclaredMethod("stackHere").invoke(null);

        assertThat(Frames.callASide(stack[1].getClassName())).isTrue();
        assertThat(Frames.reflect(stack[1].getClassName())).isTrue();
    }

    static StackTraceElement[] stackHere() {
        return new Throwable().getStackTrace();
    }

    private static String ours(String name) {
        return Side.class.getPackageName() + "." + name;
    }
}
