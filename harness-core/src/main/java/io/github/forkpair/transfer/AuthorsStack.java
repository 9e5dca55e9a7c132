package io.github.forkpair.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets a stack begin with the author's own frame: that of what was thrown, and of its causes and
 * what was suppressed.
 */
public final class AuthorsStack {

    private AuthorsStack() {}

    /**
     * Takes the frames of the harness off the top of what it threw in the author's call. What the
     * author threw stays as it is.
     */
    public static void leave(@Nullable Throwable thrown) {
        if (thrown != null) {
            cut(thrown, AuthorsStack::withoutOurs);
        }
    }

    /** Leaves of what a child side threw the frames down to its method alone. */
    static void leaveInAChilds(Throwable restored) {
        cut(restored, stack -> ofAChild(Arrays.asList(stack)));
    }

    private static void cut(Throwable thrown, UnaryOperator<StackTraceElement[]> rule) {
        try {
            for (Throwable each : HeldThrowables.of(thrown)) {
                each.setStackTrace(rule.apply(each.getStackTrace()));
            }
        } catch (Throwable e) {
            // Its methods are the author's, and need not work: it is told with all its frames.
        }
    }

    private static StackTraceElement[] withoutOurs(StackTraceElement[] stack) {
        int from = 0;
        while (from < stack.length && Frames.areOursThatAuthorsCall(stack[from].getClassName())) {
            from++;
        }
        return from < stack.length ? Arrays.copyOfRange(stack, from, stack.length) : stack;
    }

    /**
     * Returns the frames of a child's stack from the author's own, on top, to the side's method.
     *
     * @param stack the whole stack, innermost first
     */
    public static StackTraceElement[] ofAChild(List<StackTraceElement> stack) {
        int from = 0;
        while (from < stack.size() && Frames.assertSomething(stack.get(from).getClassName())) {
            from++;
        }
        int to = from;
        // What is below our first frame under the author's own is the same for every child.
        while (to < stack.size() && !Frames.runASide(stack.get(to).getClassName())) {
            to++;
        }
        if (to < stack.size()) {
            to = aboveTheRunner(stack, from, to);
        }
        List<StackTraceElement> authors = from < to ? stack.subList(from, to) : stack;
        return authors.toArray(new StackTraceElement[0]);
    }

    /** Leaves out what lies between our frame and the author's: reflection, or a run of JUnit's. */
    private static int aboveTheRunner(List<StackTraceElement> stack, int from, int ours) {
        int to = ours;
        boolean runByTests = false;
        for (; to > from; to--) {
            String type = stack.get(to - 1).getClassName();
            runByTests |= Frames.runTests(type);
            if (!Frames.reflect(type)
                    && !Frames.runTests(type)
                    && !(runByTests && Frames.areOfTheJdk(type))) {
                break;
            }
        }
        return to;
    }
}
