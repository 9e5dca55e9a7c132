package io.github.forkpair.outcome;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a serialized object may be of. Values are read, a user's own classes among them;
 * refused is what would let the bytes choose the methods that reading them calls.
 */
final class ReadingRule {

    /** By name, since an image of the JDK may come without RMI. */
    private static final String REMOTE = "java.rmi.Remote";

    private ReadingRule() {}

    /** Checks a class, or an array's by its elements' class. */
    static void check(Class<?> type) throws RefusedClassException {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        // Of any other class no instance can be read, only its Class object.
        if (!Serializable.class.isAssignableFrom(element)) {
            return;
        }
        if (Proxy.isProxyClass(element)) {
            throw proxy(element.getInterfaces());
        }
        String why = whyRefused(element);
        if (why != null) {
            throw new RefusedClassException(element.getName(), why);
        }
    }

    /** Words the refusal of a proxy, whose own name says nothing. */
    private static RefusedClassException proxy(Class<?>[] interfaces) {
        String[] names = new String[interfaces.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = interfaces[i].getName();
        }
        return proxy(names);
    }

    /** Words the refusal of a proxy of these interfaces. */
    static RefusedClassException proxy(String[] interfaces) {
        return new RefusedClassException(
                "proxy of " + String.join(", ", interfaces), "it hands calls on to a handler");
    }

    private static @Nullable String whyRefused(Class<?> type) {
        if (type == SerializedLambda.class) {
            return "a lambda is code, not a value";
        }
        if (InvocationHandler.class.isAssignableFrom(type)) {
            return "it answers the calls of a proxy";
        }
        if (JdkClasses.contain(type)) {
            return JdkClasses.whyRefused(type);
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return JdkClasses.whyRefusedAmongThrowables(type);
        }
        if (Supertypes.of(type).anyMatch(each -> each.getName().equals(REMOTE))) {
            return "it stands for an object in another process";
        }
        return MethodCallers.contain(type) ? "reading it can call methods of any name" : null;
    }
}
