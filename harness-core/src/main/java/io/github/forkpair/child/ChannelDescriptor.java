package io.github.forkpair.child;

import java.io.FileDescriptor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.SelectorProvider;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor on which a child is given its end of the channel. It is none of the standard ones:
 * these are also those of all that the child starts.
 *
 * <p>The JDK has no public way to use a descriptor of that number, as a socket cannot be opened by
 * its name in {@code /dev/fd}. So the constructors of its own classes are called, which the module
 * {@code jdk.unsupported} hands out for libraries that serialize.
 */
public final class ChannelDescriptor {

    /**
     * Since this JDK reflection is made of method handles, and one for an {@code int} takes a cold
     * JVM 8 ms.
     */
    private static final int REFLECTION_BY_METHOD_HANDLES = 18;

    private static final String FACTORY = "sun.reflect.ReflectionFactory";
    private static final String MAKE_ACCESSIBLE = "newConstructorForSerialization";
    private static final String SOCKET_CHANNEL = "sun.nio.ch.SocketChannelImpl";

    private ChannelDescriptor() {}

    /**
     * Returns the descriptor of that number, a new object at each call, of which the caller uses
     * only one.
     */
    public static FileDescriptor open(int number) {
        try {
            Constructor<?> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            return Runtime.version().feature() < REFLECTION_BY_METHOD_HANDLES
                    ? (FileDescriptor) accessible(constructor).newInstance(number)
                    : byMethodHandles(constructor, number);
        } catch (Throwable e) {
            throw cannot("descriptor " + number, e);
        }
    }

    /** Is exact about each type: to convert one takes longer than all the rest. */
    private static FileDescriptor byMethodHandles(Constructor<?> constructor, int number)
            throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> type = Class.forName(FACTORY);
        Object factory =
                (Object)
                        lookup.findStatic(type, "getReflectionFactory", MethodType.methodType(type))
                                .asType(MethodType.methodType(Object.class))
                                .invokeExact();
        MethodType making =
                MethodType.methodType(Constructor.class, Class.class, Constructor.class);
        Constructor<?> accessible =
                (Constructor<?>)
                        lookup.findVirtual(type, MAKE_ACCESSIBLE, making)
                                .bindTo(factory)
                                .invokeExact(FileDescriptor.class, constructor);
        return (FileDescriptor) lookup.unreflectConstructor(accessible).invokeExact(number);
    }

    /**
     * Returns a channel that is connected already.
     *
     * @param provider whose channel it says it is; null for one that nobody sees, as to look for a
     *     provider takes a cold JVM long
     */
    static SocketChannel socketChannel(
            FileDescriptor descriptor, @Nullable SelectorProvider provider) {
        try {
            return (SocketChannel)
                    accessible(
                                    Class.forName(SOCKET_CHANNEL)
                                            .getDeclaredConstructor(
                                                    SelectorProvider.class,
                                                    ProtocolFamily.class,
                                                    FileDescriptor.class,
                                                    SocketAddress.class))
                            .newInstance(
                                    provider,
                                    StandardProtocolFamily.UNIX,
                                    descriptor,
                                    UnixDomainSocketAddress.of(""));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw cannot("a SocketChannel of the descriptor", e);
        }
    }

    private static Constructor<?> accessible(Constructor<?> constructor)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(FACTORY);
        return (Constructor<?>)
                type.getMethod(MAKE_ACCESSIBLE, Class.class, Constructor.class)
                        .invoke(
                                type.getMethod("getReflectionFactory").invoke(null),
                                constructor.getDeclaringClass(),
                                constructor);
    }

    private static IllegalStateException cannot(String make, Throwable cause) {
        return new IllegalStateException(
                "This JDK cannot make "
                        + make
                        + ". A child's JVM needs the JDK's module jdk.unsupported.",
                cause);
    }
}
