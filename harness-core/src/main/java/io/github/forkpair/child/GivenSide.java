package io.github.forkpair.child;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A side as its child has it, for a {@link SideRunner}. Safe for several threads. */
public interface GivenSide {

    /** Returns the test class, which nobody has initialized yet. */
    Class<?> testClass();

    /** Returns the side's method, there, in a superclass or in an interface. */
    Method method();

    /** Returns what the front end has told the runner in the test JVM. */
    List<String> words();

    /** Tells whether the harness has what a parameter of the method asks for. */
    boolean has(int parameter);

    /**
     * Returns what a parameter of the method asks for, which the harness {@linkplain #has has}.
     *
     * @throws IOException if it is an argument of the test that cannot be read
     */
    @Nullable Object argument(int parameter) throws IOException;

    /**
     * Returns the arguments of the test class, or of a class around it, if that is parameterized:
     * those for its constructor or for its fields, in their order.
     *
     * @throws java.io.UncheckedIOException if one cannot be read
     */
    List<@Nullable Object> classArguments(Class<?> type);

    /** Tells whether they are for fields. */
    boolean setsFields(Class<?> type);

    /** Sets the fields of an instance of such a class that get one. */
    void setFields(Object instance) throws ReflectiveOperationException;

    /** Tells whether the front end has sent something besides all arguments. */
    boolean hasBesides();

    /**
     * Returns that.
     *
     * @throws IOException if it cannot be read
     */
    @Nullable Object besides() throws IOException;

    /** Notes that the side's method is called now. */
    void isCalled();

    /**
     * Notes on which thread the side is from now on, for who asks where it is.
     *
     * @return on which it was before
     */
    Thread runsOn(Thread thread);

    /**
     * Notes that the side fails, or aborts the test, in something else than its method.
     *
     * @param where what that is, as its author would name it: {@code @BeforeEach LockTest.open}
     */
    void failsIn(String where);
}
