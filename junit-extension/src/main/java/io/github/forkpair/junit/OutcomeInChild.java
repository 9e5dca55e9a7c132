package io.github.forkpair.junit;

import io.github.forkpair.child.GivenSide;
import io.github.forkpair.plan.SideMethod;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

/** Hears what came of a child side that JUnit ran, and of what ran with it. */
final class OutcomeInChild implements TestExecutionListener {

    private static final String JUNIT = "org.junit.";

    private final GivenSide side;
    private @Nullable Throwable failure;
    private @Nullable Throwable abortion;
    private @Nullable String whyNotRun;
    private boolean ran;
    private boolean passed;

    OutcomeInChild(GivenSide side) {
        this.side = side;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        ran |= test.isTest();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        whyNotRun = reason;
    }

    /**
     * A test ends before the classes that it is in. What fails counts more than what is aborted,
     * whenever it was; a test that has passed is not aborted by what comes after it.
     */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        if (thrown == null) {
            passed |= test.isTest();
        } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failure = first(failure, thrown);
        } else if (!passed) {
            abortion = first(abortion, thrown);
        }
    }

    private static Throwable first(@Nullable Throwable before, Throwable now) {
        if (before == null) {
            return now;
        }
        if (before != now) {
            before.addSuppressed(now);
        }
        return before;
    }

    /** Throws what was thrown, or what kept the side from being run. */
    void throwIfNotRun() throws Throwable {
        if (failure != null && abortion != null) {
            failure.addSuppressed(abortion);
        }
        Throwable thrown = failure != null ? failure : abortion;
        if (thrown != null) {
            Optional<String> callback = CallbackInChild.of(thrown, side);
            callback.ifPresent(side::failsIn);
            Throwable cause = thrown.getCause();
            if (thrown instanceof ExceptionInInitializerError && cause != null) {
                // The JVM throws it from no line of the author's; the initializer failed on one.
                thrown.setStackTrace(cause.getStackTrace());
            } else if (callback.isEmpty()) {
                putTheSideOnTop(thrown);
            }
            throw thrown;
        }
        SideMethod method = SideOfClass.toSideMethod(side.testClass(), side.method());
        String name = "@ChildSide " + method.shortName();
        if (whyNotRun != null) {
            side.failsIn("a condition");
            throw at(method, new TestAbortedException(name + " is disabled: " + whyNotRun));
        }
        if (!ran) {
            throw at(method, new IllegalStateException("JUnit finds no test in " + name + "."));
        }
    }

    /**
     * What JUnit itself throws, as for a parameter that nobody has, has no frame of the author's.
     */
    private void putTheSideOnTop(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        if (stack.length > 0 && stack[0].getClassName().startsWith(JUNIT) && !isOfTheSide(stack)) {
            StackTraceElement[] withSide = new StackTraceElement[stack.length + 1];
            withSide[0] = SideOfClass.toSideMethod(side.testClass(), side.method()).asFrame();
            System.arraycopy(stack, 0, withSide, 1, stack.length);
            thrown.setStackTrace(withSide);
        }
    }

    private boolean isOfTheSide(StackTraceElement[] stack) {
        String type = side.method().getDeclaringClass().getName();
        return Arrays.stream(stack)
                .anyMatch(
                        frame ->
                                frame.getClassName().equals(type)
                                        && frame.getMethodName().equals(side.method().getName()));
    }

    private static <T extends Throwable> T at(SideMethod method, T thrown) {
        thrown.setStackTrace(new StackTraceElement[] {method.asFrame()});
        return thrown;
    }
}
