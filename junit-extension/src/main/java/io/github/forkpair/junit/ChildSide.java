package io.github.forkpair.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks the method of a pair that runs in a child JVM, a fresh one unless {@link #launch} says
 * otherwise. It is no test: JUnit never runs it in the test JVM, and in the child no JUnit engine
 * runs unless {@link #lifecycle} asks for it. The child creates the test class with its no-argument
 * constructor, or has the test instance if it is a fork; it runs this method, reports how it ended,
 * and exits.
 *
 * <p>The method may ask for {@link java.nio.channels.ByteChannel}, {@link
 * java.nio.channels.SocketChannel}, {@link java.io.InputStream} and {@link java.io.OutputStream} as
 * the raw end of the socketpair, or for {@link io.github.forkpair.Peer} to exchange messages over
 * it; and for {@link SharedDir @SharedDir} {@link java.nio.file.Path} and {@link
 * io.github.forkpair.Side}, and {@link ChildIndex @ChildIndex} {@code int}. Beside {@link
 * ParentSideTemplate} it may have the arguments of the test.
 *
 * <p>What it throws fails the test, with its type, message, causes and stack; an assumption that
 * does not hold aborts the test. {@code System.in} is empty; what it prints is kept and shown when
 * the test fails.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ChildSide {

    /**
     * Names the pair. Only needed where a class has more than one.
     *
     * @return the pair's name, which its parent side carries too
     */
    String value() default "";

    /**
     * Names what this child is there for, where a pair has several child sides. Each of them has
     * another role.
     *
     * @return the role; the method's name where it is empty
     */
    String role() default "";

    /**
     * Says how many children run this side, all at once.
     *
     * @return how many children have the role, 1 or more
     */
    int count() default 1;

    /**
     * Says how the child comes to be.
     *
     * @return {@link Launch#FORK} for a fork of the test JVM, which runs the side on the same test
     *     instance; a fresh JVM otherwise
     */
    Launch launch() default Launch.SPAWN;

    /**
     * Says what runs the side in the child, and so what of its class runs with it.
     *
     * @return {@link Lifecycle#JUPITER} for JUnit's launcher, which runs it as a test of its class;
     *     otherwise the child calls the method on a new instance
     */
    Lifecycle lifecycle() default Lifecycle.PLAIN;

    /**
     * Says what connects the child with the parent side.
     *
     * @return a socketpair, or a socket that the child connects to
     */
    Transport transport() default Transport.SOCKETPAIR;
}
