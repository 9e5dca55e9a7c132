package io.github.forkpair.child;

import io.github.forkpair.transfer.ThrownWords;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EmptyStackException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failure says of something that is null, in its own words or in those of a cause. */
final class FailureWords {

    private static final int MOST_CAUSES = 20;

    /** How an assertion or a check of an argument says it, whoever wrote that. */
    private static final Pattern MUST_NOT_BE =
            Pattern.compile(
                    "\\b(not|n't|cannot|never) (to )?be (\\w+ )?[<'\"]?null\\b|\\bnot <?null\\b"
                            + "|^Cannot parse null string");

    private static final Pattern NULL = Pattern.compile("\\bnull\\b");

    /** How Kotlin says it of a property that is to be set before it is used. */
    private static final Pattern NOT_SET =
            Pattern.compile("property (\\w+) has not been initialized");

    /** What the JVM says of the expression that was null. */
    private static final Pattern BECAUSE =
            Pattern.compile("because (the return value of )?\"([^\"]+)\" is null");

    private static final Pattern INVOKED = Pattern.compile("Cannot invoke \"([\\w.$]+)\\.\\w+\\(");

    /** How the JVM names a parameter, a variable, or a field of the code's own. */
    private static final Pattern PASSED = Pattern.compile("(this\\.)?\\w+|<\\w+>");

    /** Of an array, of a list, and of what checks an index for either. */
    private static final Pattern OF_NONE = Pattern.compile("length 0$|[Ss]ize: 0$");

    private static final Pattern GOT_NONE =
            Pattern.compile("because the return value of \"java\\.util\\.\\w+\\.(get|peek|poll)");

    /** The JDK's, Guava's, and Kotlin's. */
    private static final Set<String> CHECKS =
            Set.of("requireNonNull", "checkNotNull", "checkNotNullParameter");

    private static final String HARNESS = "io.github.forkpair.";

    private final List<Throwable> thrown = new ArrayList<>();

    FailureWords(Throwable failure) {
        Throwable each = failure;
        while (each != null && thrown.size() < MOST_CAUSES && !thrown.contains(each)) {
            thrown.add(each);
            each = each.getCause();
        }
    }

    /** Tells whether it comes of something null, as far as its kind or that of a cause says it. */
    static boolean isOfSomethingNull(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            if (each instanceof NullPointerException || NOT_SET.matcher(message(each)).find()) {
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
            if (each instanceof NullPointerException
                    && (message(each).equals(field.getName())
                            || isOfACheck(each) && hasWord(message(each), field.getName()))) {
                return true; // as by Objects.requireNonNull(tmp, "tmp")
            }
            Matcher notSet = NOT_SET.matcher(message(each));
            if (notSet.find() && notSet.group(1).equals(field.getName())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the part of what that field holds which is null, such as {@code names[0]} or {@code
     * order.price}; or "".
     */
    String part(Field field, Class<?> type) {
        for (Throwable each : thrown) {
            Matcher because = BECAUSE.matcher(message(each));
            if (because.find() && because.group(1) == null) {
                String expression = because.group(2);
                boolean isAtTheTop = isAtTheTop(each, type);
                for (int end = 0; end < expression.length(); end++) {
                    if ((expression.charAt(end) == '[' || expression.charAt(end) == '.')
                            && isField(expression.substring(0, end), field, type, isAtTheTop)) {
                        return field.getName() + expression.substring(end);
                    }
                }
            }
        }
        return "";
    }

    /** Tells whether one of them is about something that has nothing in it. */
    boolean areOfNothingInside() {
        for (Throwable each : thrown) {
            String message = message(each);
            if (each instanceof NoSuchElementException
                    || each instanceof EmptyStackException
                    || each instanceof IndexOutOfBoundsException && OF_NONE.matcher(message).find()
                    || each instanceof NullPointerException && GOT_NONE.matcher(message).find()) {
                return true;
            }
        }
        return false;
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
     * that takes nothing and may return the field, or what other code was given.
     */
    boolean mayBeOf(Field field, Class<?> type) {
        boolean may = false;
        for (Throwable each : thrown) {
            Matcher because = BECAUSE.matcher(message(each));
            if (because.find()) {
                return because.group(1) != null
                        ? mayReturn(because.group(2), field, type)
                        : mayHaveBeenPassed(each, because.group(2), field, type);
            }
            may |= isAboutNull(each);
        }
        return may;
    }

    /** Code that the test class called has it in a variable or a field, and it is of that type. */
    private boolean mayHaveBeenPassed(
            Throwable each, String expression, Field field, Class<?> type) {
        Matcher invoked = INVOKED.matcher(message(each));
        return invoked.lookingAt()
                && PASSED.matcher(expression).matches()
                && !isAtTheTop(each, type)
                && comesFrom(type)
                && isA(field.getType(), invoked.group(1));
    }

    /** The JVM writes two classes by their simple names. Anything is an Object. */
    private static boolean isA(Class<?> type, String name) {
        if (type.getName().equals(name) || type == String.class && name.equals("String")) {
            return true;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (isA(each, name)) {
                return true;
            }
        }
        return type.getSuperclass() != null && isA(type.getSuperclass(), name);
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
                    || isOfACheck(thrown)
                    || message.startsWith("Cannot ")
                    || NULL.matcher(message).find();
        }
        if (message.startsWith("null/") && thrown instanceof IOException) {
            return true; // a path that begins with what was null
        }
        return (thrown instanceof IllegalArgumentException || thrown instanceof AssertionError)
                && !thrown.getClass().getName().startsWith(HARNESS)
                && MUST_NOT_BE.matcher(message).find();
    }

    /** Tells whether a method threw it that does nothing but look for null, in any words. */
    private static boolean isOfACheck(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && CHECKS.contains(stack[0].getMethodName());
    }

    private static boolean hasWord(String message, String word) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(message)
                .find();
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
