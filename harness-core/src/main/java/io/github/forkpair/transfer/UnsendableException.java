package io.github.forkpair.transfer;

import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an object that cannot be sent. Its words become part of a sentence that also says where
 * in the message it is.
 */
public final class UnsendableException extends ObjectStreamException {

    private static final long serialVersionUID = 1;

    private final transient Object object;
    private final String problem;
    private final transient @Nullable String advice;
    private final Kind kind;

    /** What is wrong with the object. */
    public enum Kind {
        /** It cannot be sent, wherever it is. */
        ITSELF,
        /** It is met again within itself, and can only be made after its parts. */
        CYCLE,
        /** It is nested too deep. */
        DEPTH
    }

    /**
     * Refuses an object.
     *
     * @param object the object, or what holds it where it cannot be had
     * @param problem what is wrong, in words that follow "it" or "which"
     * @param advice what to do, as a sentence; empty if there is nothing to say, and null if it
     *     depends on the object
     */
    public UnsendableException(
            Object object, String problem, @Nullable String advice, @Nullable Throwable cause) {
        this(object, problem, advice, Kind.ITSELF, cause);
    }

    private UnsendableException(
            Object object,
            String problem,
            @Nullable String advice,
            Kind kind,
            @Nullable Throwable cause) {
        super(nameOf(object.getClass()) + " " + problem);
        initCause(cause);
        this.object = object;
        this.problem = problem;
        this.advice = advice;
        this.kind = kind;
    }

    /** Refuses an object that is met again within itself, and can only be made after its parts. */
    static UnsendableException cycle(Object again) {
        return new UnsendableException(
                again, "holds itself", "Send it with an id in that place.", Kind.CYCLE, null);
    }

    /** Refuses an object that is held deeper than that. */
    public static UnsendableException tooDeep(Object object, int most) {
        return new UnsendableException(
                object,
                "is nested more than " + most + " deep",
                "Send a list of the parts, with an index or an id where one holds the next.",
                Kind.DEPTH,
                null);
    }

    /** Words a refusal by {@link ReadingRule} so. */
    public static UnsendableException refused(Object object, RefusedClassException refusal) {
        return new UnsendableException(object, "is refused: " + refusal.why(), null, refusal);
    }

    /** Refuses an object that Java does not serialize. */
    public static UnsendableException notSerializable(Object object, @Nullable Throwable cause) {
        return new UnsendableException(
                object, "does not implement java.io.Serializable", null, cause);
    }

    /** Returns a class's name as people know it. */
    public static String nameOf(Class<?> type) {
        if (Proxy.isProxyClass(type)) {
            return ReadingRule.nameOfProxy(type);
        }
        if (type.isHidden()) {
            return "lambda";
        }
        Class<?> known = JdkClasses.contain(type) ? shown(type) : null;
        return known == null ? type.getTypeName() : known.getTypeName();
    }

    /** Returns what the JDK shows of a class of its own; null if that is itself or nothing. */
    private static @Nullable Class<?> shown(Class<?> type) {
        for (Class<?> each = type; each != Object.class && each != null; ) {
            if (Modifier.isPublic(each.getModifiers())) {
                return each;
            }
            for (Class<?> shown : each.getInterfaces()) {
                if (Modifier.isPublic(shown.getModifiers()) && shown != Serializable.class) {
                    return shown;
                }
            }
            each = each.getSuperclass();
        }
        return null;
    }

    /** Returns what is refused. */
    public Object object() {
        return object;
    }

    /** Returns what is wrong with it, in words that follow "it" or "which". */
    public String problem() {
        return problem;
    }

    /**
     * Returns what to do, as a sentence; empty if there is nothing to say, and null if it depends
     * on the object.
     */
    public @Nullable String advice() {
        return advice;
    }

    /** Tells what kind of thing is wrong with it. */
    public Kind kind() {
        return kind;
    }
}
