package io.github.forkpair.junit;

import io.github.forkpair.Signal;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says, on a child side, how the child's process shall end: by an exit code or by a signal. That is
 * then the only ending that is good; a method that returns, or a process that ends otherwise, fails
 * the pair.
 *
 * <pre>{@code
 * @ChildSide
 * @ExpectedExit(signal = Signal.SIGKILL)
 * void isShotByTheGuard(Peer parent) { ... }
 * }</pre>
 *
 * <p>The ending is taken from the real wait status, so {@code exit(137)} is not SIGKILL. A native
 * crash is expected by the signal that led to it: HotSpot turns SIGSEGV and the like into SIGABRT,
 * and its crash report says which it was. What the child side throws fails the pair all the same,
 * also where the code is 1.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ExpectedExit {

    /**
     * Returns the exit code.
     *
     * @return one code, 0 to 255; none if a signal is expected
     */
    int[] code() default {};

    /**
     * Returns the signal.
     *
     * @return one signal; none if an exit code is expected
     */
    Signal[] signal() default {};
}
