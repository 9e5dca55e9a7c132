package io.github.forkpair.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the method of a pair that runs in the test JVM, as {@link ParentSide} does, where
 * {@code @ParameterizedTest}, {@code @RepeatedTest} or another {@link
 * org.junit.jupiter.api.TestTemplate} makes it a test. Each invocation launches a child of its own.
 *
 * <p>The child side may declare the parameters that are arguments of the test, or fewer from the
 * front, and gets equal values; also {@link org.junit.jupiter.api.TestInfo} and, of a repeated
 * test, {@link org.junit.jupiter.api.RepetitionInfo}. A value that cannot be sent to another JVM
 * fails the test, with its parameter.
 */
@ExtendWith(ForkpairExtension.class)
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ParentSideTemplate {

    /**
     * Names the pair. Only needed where a class has more than one.
     *
     * @return the pair's name, which its child side carries too
     */
    String value() default "";
}
