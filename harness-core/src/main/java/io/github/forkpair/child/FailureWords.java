package io.github.forkpair.child;

import io.github.forkpair.outcome.ThrownWords;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure says of something that is null, in its own words or in those of a cause. */
final class FailureWords {

    private static final int MOST_CAUSES = 20;

    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    /** How Kotlin says it of a property that is to be set before it is used. */
    private static final Pattern NOT_SET =
            Pattern.compile("property (\\w+) has not been initialized");

    /** What the JVM says of the expression that was null. */
    private static final Pattern BECAUSE =
            Pattern.compile("because (the return value of )?\"([^\"]+)\" is null");

    private static final String HARNESS = "io.github.forkpair.";

    private final List<Throwable> thrown = new ArrayList<>();

    FailureWords(Throwable failure) {
        Throwable each = failure;
        while (each != null && thrown.size() < MOST_CAUSES && !thrown.contains(each)) {
            thrown.add(each);
            each = each.getCause();
        }
    }

    /** Tells whether one of them names that field of the test class as what is null. */
    boolean names(Field field, Class<?> type) {
        for (Throwable each : thrown) {
            Matcher because = BECAUSE.matcher(message(each));
            if (because.find()
                    && because.group(1) == null
                    && isField(because.group(2), field, isAtTheTop(each, type))) {
                return true;
            }
            Matcher notSet = NOT_SET.matcher(message(each));
            if (notSet.find() && notSet.group(1).equals(field.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Of an instance field the JVM says whose {@code this} it is of only by the stack. */
    private static boolean isField(String expression, Field field, boolean own) {
        String name = "." + field.getName();
        return expression.equals(field.getDeclaringClass().getName() + name)
                || own && expression.equals("this" + name)
                || expression.matches("this(\\.this\\$\\d+)+" + Pattern.quote(name));
    }

    /** Tells whether something is null, and may be so because a field is that nobody names. */
    boolean mayBeOfAnyField(Class<?> type) {
        for (Throwable each : thrown) {
            if (isAboutNull(each)) {
                Matcher because = BECAUSE.matcher(message(each));
                return !because.find() || mayStandForAField(because, isAtTheTop(each, type), type);
            }
        }
        return false;
    }

    /** A local variable may, or a parameter; what some other method returned may not. */
    private static boolean mayStandForAField(Matcher because, boolean own, Class<?> type) {
        if (because.group(1) != null) {
            return isOwnMethod(because.group(2), type);
        }
        return !own || because.group(2).matches("<\\w+>|\\w+");
    }

    private static boolean isOwnMethod(String method, Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (method.startsWith(each.getName() + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether that class's code is in a stack. */
    boolean comesFrom(Class<?> code) {
        for (Throwable each : thrown) {
            for (StackTraceElement frame : each.getStackTrace()) {
                if (isOf(frame, code)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAboutNull(Throwable thrown) {
        if (thrown instanceof NullPointerException) {
            return true;
        }
        String message = message(thrown);
        return !thrown.getClass().getName().startsWith(HARNESS)
                && (NULL.matcher(message).find() || NOT_SET.matcher(message).find());
    }

    /** Tells whether {@code this} was the test class's instance, or one around it. */
    private static boolean isAtTheTop(Throwable thrown, Class<?> type) {
        StackTraceElement[] stack = thrown.getStackTrace();
        for (Class<?> around = type; around != null; around = around.getDeclaringClass()) {
            for (Class<?> each = around; each != null; each = each.getSuperclass()) {
                if (stack.length == 0 || stack[0].getClassName().equals(each.getName())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of the class, of a class around it, of one above it, or of one within these. */
    private static boolean isOf(StackTraceElement frame, Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            String outermost = each.getName().split("\\$")[0];
            if (!outermost.startsWith("java.")
                    && (frame.getClassName().equals(outermost)
                            || frame.getClassName().startsWith(outermost + "$"))) {
                return true;
            }
        }
        return false;
    }

    private static String message(Throwable thrown) {
        String message = ThrownWords.message(thrown);
        return message == null ? "" : message;
    }
}
