package io.github.forkpair.transfer;

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

    private static final String HANDS_ON = "it hands calls on to a handler";

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
            throw new RefusedClassException(nameOfProxy(element), HANDS_ON);
        }
        String why = whyRefused(element);
        if (why != null) {
            throw new RefusedClassException(element.getName(), why);
        }
    }

    /** Words a proxy, whose own name says nothing. */
    static String nameOfProxy(Class<?> type) {
        Class<?>[] interfaces = type.getInterfaces();
        String[] names = new String[interfaces.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = interfaces[i].getName();
        }
        return nameOfProxy(names);
    }

    private static String nameOfProxy(String[] interfaces) {
        return "proxy of " + String.join(", ", interfaces);
    }

    /** Words the refusal of a proxy of these interfaces. */
    static RefusedClassException proxy(String[] interfaces) {
        return new RefusedClassException(nameOfProxy(interfaces), HANDS_ON);
    }

    /**
     * Says in a few words why no object of a class may be made of what was read; null if one may.
     */
    static @Nullable String whyRefused(Class<?> type) {
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
        if (Supertypes.include(type, REMOTE)) {
            return "it stands for an object in another process";
        }
        return MethodCallers.contain(type) ? "reading it can call methods of any name" : null;
    }
}
