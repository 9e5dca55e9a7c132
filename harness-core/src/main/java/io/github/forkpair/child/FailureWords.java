package io.github.forkpair.child;

import io.github.forkpair.outcome.ThrownWords;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure says of something that is null, in its own words or in those of a cause. */
final class FailureWords {

    private static final int MOST_CAUSES = 20;

    /** How an assertion or a check of an argument says it, whoever wrote that. */
    private static final Pattern MUST_NOT_BE =
            Pattern.compile(
                    "\\b(not|n't|cannot|never) (to )?be (\\w+ )?[<'\"]?null\\b|\\bnot <?null\\b");

    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    /** How Kotlin says it of a property that is to be set before it is used. */
    private static final Pattern NOT_SET =
            Pattern.compile("property (\\w+) has not been initialized");

    private static final String KOTLINS_OWN = "kotlin.UninitializedPropertyAccessException";

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

    /** Tells whether it comes of something null by its class, or by that of a cause. */
    static boolean isOfSomethingNull(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            if (each instanceof NullPointerException
                    || each.getClass().getName().equals(KOTLINS_OWN)) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    /** Tells whether one of them names that field of the test class as what is null. */
    boolean names(Field field, Class<?> type) {
        for (Throwable each : thrown) {
            Matcher because = BECAUSE.matcher(message(each));
            if (because.find()
                    && because.group(1) == null
                    && isField(because.group(2), field, type, isAtTheTop(each, type))) {
                return true;
            }
            if (each instanceof NullPointerException && message(each).equals(field.getName())) {
                return true; // as by Objects.requireNonNull(tmp, "tmp")
            }
            Matcher notSet = NOT_SET.matcher(message(each));
            if (notSet.find() && notSet.group(1).equals(field.getName())) {
                return true;
            }
        }
        return false;
    }

    /** Returns the element of that array which is null, such as {@code names[0]}; or "". */
    String element(Field field, Class<?> type) {
        for (Throwable each : thrown) {
            Matcher because = BECAUSE.matcher(message(each));
            if (because.find() && because.group(1) == null) {
                String expression = because.group(2);
                int bracket = expression.indexOf('[');
                if (bracket > 0
                        && isField(
                                expression.substring(0, bracket),
                                field,
                                type,
                                isAtTheTop(each, type))) {
                    return field.getName() + expression.substring(bracket);
                }
            }
        }
        return "";
    }

    /** Of an instance field the JVM says whose {@code this} it is of only by the stack. */
    private static boolean isField(
            String expression, Field field, Class<?> type, boolean isAtTheTop) {
        String name = "." + field.getName();
        if (isAtTheTop && expression.equals("this" + name)
                || expression.matches("this(\\.this\\$\\d+)+" + Pattern.quote(name))
                || expression.equals(field.getDeclaringClass().getName() + name)) {
            return true;
        }
        // Of a static field it says the class that the code names, which may inherit it.
        for (Class<?> around = type; around != null; around = around.getDeclaringClass()) {
            for (Class<?> each = around; each != null; each = each.getSuperclass()) {
                if (field.getDeclaringClass().isAssignableFrom(each)
                        && expression.equals(each.getName() + name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Tells whether something is null that may be that field's value, though nobody names it. What
     * the JVM names is that and nothing else, unless it is what a method of the test class returned
     * that takes nothing and may return the field.
     */
    boolean mayBeOf(Field field, Class<?> type) {
        boolean may = false;
        for (Throwable each : thrown) {
            Matcher because = BECAUSE.matcher(message(each));
            if (because.find()) {
                return because.group(1) != null && mayReturn(because.group(2), field, type);
            }
            may |= isAboutNull(each);
        }
        return may;
    }

    private static boolean mayReturn(String called, Field field, Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.getParameterCount() == 0
                        && method.getReturnType().isAssignableFrom(field.getType())
                        && called.equals(each.getName() + "." + method.getName() + "()")) {
                    return true;
                }
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

    /** An exception for something null has no words, the JVM's where it knows little, or such. */
    private static boolean isAboutNull(Throwable thrown) {
        String message = message(thrown);
        if (thrown instanceof NullPointerException) {
            return message.isEmpty()
                    || message.startsWith("Cannot ")
                    || NULL.matcher(message).find();
        }
        return (thrown instanceof IllegalArgumentException || thrown instanceof AssertionError)
                && !thrown.getClass().getName().startsWith(HARNESS)
                && MUST_NOT_BE.matcher(message).find();
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
