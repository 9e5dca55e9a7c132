package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.SideMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideFrameTests {

    interface Above {
        default StackTraceElement above(long count, String[] words) {
            return new Throwable().getStackTrace()[0];
        }
    }

    static class Base implements Above {
        StackTraceElement inherited() {
            return new Throwable().getStackTrace()[0];
        }

        StackTraceElement inherited(int other) {
            return null;
        }
    }

    static final class Test1 extends Base {
        StackTraceElement own() {
            return new Throwable().getStackTrace()[0];
        }
    }

    @Test
    void aSidesFrameHasItsFirstLineWhereverItIsDeclared() {
        Test1 test = new Test1();

        assertThat(frame("own")).isEqualTo(plain(test.own()));
        assertThat(frame("inherited")).isEqualTo(plain(test.inherited()));
        assertThat(frame("above", "long", "[Ljava.lang.String;"))
                .isEqualTo(plain(test.above(1, new String[0])));
    }

    @Test
    void whatCannotBeFoundIsNamedWithoutALine() {
        assertThat(frame("missing"))
                .hasToString(Test1.class.getName() + ".missing(Unknown Source)");
        assertThat(
                        SideFrame.of(
                                new SideMethod("com.acme.Missing", "side", List.of()),
                                getClass().getClassLoader()))
                .hasToString("com.acme.Missing.side(Unknown Source)");
    }

    @Test
    void aSideThatWasSeenHasTheLineWhereItWas() {
        String dump =
                """
                "main" RUNNABLE
                    at java.lang.Thread.sleep(Native Method)
                    at com.acme.Base.waits(Base.java:9)
                    at com.acme.LockTest$Inner.side(LockTest.java:31)
                    at jdk.internal.reflect.Method.invoke(Method.java:1)
                    at other.side(Other.java:1)

                "other" RUNNABLE
                    at com.acme.LockTest.side(LockTest.java:32)
                """;
        SideMethod side = new SideMethod("com.acme.LockTest", "side", List.of());

        assertThat(SideFrame.seen(side, dump))
                .hasToString("Optional[com.acme.LockTest$Inner.side(LockTest.java:31)]");
        assertThat(SideFrame.seen(side, "\"main\" RUNNABLE\n")).isEmpty();
        assertThat(SideFrame.seen(side, "")).isEmpty();
    }

    private StackTraceElement frame(String method, String... types) {
        SideMethod side = new SideMethod(Test1.class.getName(), method, List.of(types));
        return SideFrame.of(side, getClass().getClassLoader());
    }

    /** Without the loader and the module that the JVM notes. */
    private static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
    }
}
