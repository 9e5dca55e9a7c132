package io.github.forkpair.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the method of a pair that runs in the test JVM. It is a {@link Test}, the one that reports
 * and IDEs show; each run of it launches a fresh child JVM that runs the pair's {@link ChildSide}
 * method.
 *
 * <p>The method may ask for {@link java.nio.channels.ByteChannel}, {@link java.io.InputStream} and
 * {@link java.io.OutputStream} as the raw end of the socketpair, or for {@link
 * io.github.forkpair.Peer} to exchange messages over it; and for {@link
 * io.github.forkpair.ChildProcess}, {@link SharedDir @SharedDir} {@link java.nio.file.Path} and
 * {@link io.github.forkpair.Side}. Any other parameter is left to other Jupiter extensions.
 *
 * <p>When the method ends, its side hangs up: the child reads end-of-file and may finish, until the
 * pair's deadline. The deadline is the method's {@link org.junit.jupiter.api.Timeout @Timeout}, or
 * else {@code forkpair.deadline}.
 *
 * <p>Beside {@code @ParameterizedTest}, {@code @RepeatedTest} or another test template, write
 * {@link ParentSideTemplate}.
 */
@Test
@ExtendWith(ForkpairExtension.class)
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ParentSide {

    /**
     * Names the pair. Only needed where a class has more than one.
     *
     * @return the pair's name, which its child side carries too
     */
    String value() default "";
}
