package io.github.forkpair.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a {@link java.nio.ByteBuffer} parameter of a side that shall be memory which all sides of
 * the pair have: the same pages, zero at first, in the machine's byte order. What one side writes
 * the others may read; in which order they see it, only the access modes of a {@link
 * java.lang.invoke.VarHandle} say. A forked child has it as well, and so has one that is started
 * again. It goes with the pair.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface SharedMemory {

    /**
     * Says how much it is, the same on all sides that ask for it.
     *
     * @return the size in bytes, 1 or more
     */
    int bytes();
}
