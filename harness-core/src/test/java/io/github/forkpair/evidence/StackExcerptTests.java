package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.SideMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackExcerptTests {

    private static final SideMethod SIDE = new SideMethod("com.acme.LockTest", "waits", List.of());

    private static final String WAITS =
            "\"main\" RUNNABLE\n"
                    + "    at sun.nio.ch.FileDispatcherImpl.read0(Native Method)\n"
                    + "    at io.github.forkpair.child.InheritedEnd.read(InheritedEnd.java:40)\n"
                    + "    at io.github.forkpair.channel.FrameReader.read(FrameReader.java:50)\n"
                    + "    at io.github.forkpair.channel.MessagePeer.next(MessagePeer.java:171)\n"
                    + "    at io.github.forkpair.channel.MessagePeer.receive(MessagePeer.java:120)\n"
                    + "    at com.acme.LockTest.helper(LockTest.java:30)\n"
                    + "    at com.acme.LockTest.waits(LockTest.java:12)\n"
                    + "    at jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)\n"
                    + "    at io.github.forkpair.child.SideInvocation.run(SideInvocation.java:60)\n"
                    + "    at io.github.forkpair.child.ChildMain.main(ChildMain.java:50)\n";

    private static final String DUMP =
            WAITS
                    + "\n\"hook-1\" WAITING\n"
                    + "    at java.lang.Object.wait(Native Method)\n"
                    + "    at com.acme.Hook.run(Hook.java:5)\n"
                    + "\n\"SIGTERM handler\" WAITING\n"
                    + "    at java.lang.Object.wait(Native Method)\n"
                    + "\n\"forkpair-exit\" WAITING\n"
                    + "    at java.lang.Object.wait(Native Method)\n"
                    + "\n\"DestroyJavaVM\" RUNNABLE\n"
                    + "\n\"helper\" daemon WAITING\n"
                    + "    at com.acme.Helper.run(Helper.java:9)\n\n";

    @Test
    void theSidesThreadIsTheFirst() {
        assertThat(StackExcerpt.ofSide(DUMP, SIDE).name()).isEqualTo("main");
    }

    @Test
    void theAuthorsFramesAreShownAndNothingOfTheHarnessOrBelow() {
        assertThat(StackExcerpt.ofSide(DUMP, SIDE).text())
                .isEqualTo(
                        "\"main\" RUNNABLE\n"
                                + "    at com.acme.LockTest.helper(LockTest.java:30)\n"
                                + "    at com.acme.LockTest.waits(LockTest.java:12)");
    }

    @Test
    void whereNoneIsTheAuthorsTheOthersAreShown() {
        String starting =
                "\"main\" RUNNABLE\n"
                        + "    at sun.nio.ch.FileDispatcherImpl.read0(Native Method)\n"
                        + "    at java.util.Timer.mainLoop(Timer.java:7)\n"
                        + "    at jdk.internal.reflect.NativeMethodAccessorImpl.invoke0(Native Method)\n"
                        + "    at java.util.Timer.below(Timer.java:9)\n";

        assertThat(StackExcerpt.ofSide(starting, SIDE).text())
                .isEqualTo("\"main\" RUNNABLE\n" + "    at java.util.Timer.mainLoop(Timer.java:7)");
    }

    @Test
    void aDeepStackIsCut() {
        String deep =
                "\"main\" RUNNABLE\n"
                        + "    at com.acme.LockTest.again(LockTest.java:1)\n".repeat(99);

        assertThat(StackExcerpt.ofSide(deep, SIDE).text().lines()).hasSize(16);
    }

    @Test
    void onlyThreadsThatHoldUpAnExitAreHooks() {
        assertThat(StackExcerpt.ofHooks(DUMP, SIDE))
                .singleElement()
                .satisfies(
                        hook -> {
                            assertThat(hook.name()).isEqualTo("hook-1");
                            assertThat(hook.text()).contains("com.acme.Hook.run(Hook.java:5)");
                        });
    }

    @Test
    void theOutermostFrameOfAMethodIsFoundWithItsLine() {
        String recursive =
                "\"main\" RUNNABLE\n"
                        + "    at com.acme.LockTest.waits(LockTest.java:99)\n"
                        + "    at com.acme.LockTest.waits(LockTest.java:12)\n";
        StackExcerpt excerpt = StackExcerpt.ofSide(recursive, SIDE);

        assertThat(excerpt.frameOf("waits"))
                .contains(new StackTraceElement("com.acme.LockTest", "waits", "LockTest.java", 12));
        assertThat(excerpt.frameOf("other")).isEmpty();
    }

    @Test
    void whereASideIsIsSaidInAFewWords() {
        assertThat(StackExcerpt.ofSide("\"main\" RUNNABLE\n", SIDE).place())
                .isEqualTo("in no code of Java's");
        assertThat(StackExcerpt.ofSide(DUMP, SIDE).place()).contains("(LockTest.java:30)");
    }
}
