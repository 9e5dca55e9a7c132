package io.github.forkpair.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * What {@link ChildSide} is in a child that has JUnit run its side: the same annotation, and a
 * test. Jupiter then finds the side by itself, with all that it does for a test. Such a child loads
 * this under the name of the other, before anybody has loaded that; nowhere else is it used.
 *
 * <p>The elements and their defaults are those of {@link ChildSide}, which a test holds.
 */
@Test
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@interface ChildTest {

    String value() default "";

    String role() default "";

    int count() default 1;

    Launch launch() default Launch.SPAWN;

    Lifecycle lifecycle() default Lifecycle.PLAIN;

    Transport transport() default Transport.SOCKETPAIR;
}
