package io.github.forkpair.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says how the JVM of a child starts: of one child side, of all child sides of a class and of the
 * classes within it and below it, or of whatever carries an annotation of your own that carries
 * this one:
 *
 * <pre>{@code
 * @Retention(RUNTIME)
 * @ChildJvm(args = "-Xmx16m")
 * @interface LowMemory {}
 * }</pre>
 *
 * <p>All of them count that are on the way to a child side: its class's superclasses and
 * interfaces, the classes around it, the class, the method; of an annotation of your own what that
 * carries comes before what stands beside it. Arguments, properties and variables add up; where two
 * places differ, the nearer one wins. The settings {@code forkpair.child.args} and {@code
 * forkpair.child.java} stay beneath all of them.
 *
 * <p>A child that is a {@linkplain Launch#FORK fork} has the test JVM as it is: for such a one this
 * is a mistake.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface ChildJvm {

    /**
     * Gives arguments for the JVM, each as one text: {@code {"-Xmx16m", "-Xint"}}.
     *
     * @return the arguments, behind those that come from farther away
     */
    String[] args() default {};

    /**
     * Sets system properties: {@code "name=value"}.
     *
     * @return the properties, as {@code -D} has them
     */
    String[] systemProperties() default {};

    /**
     * Sets environment variables, {@code "NAME=value"}, or takes them away: {@code "NAME"}.
     *
     * @return the variables
     */
    String[] environment() default {};

    /**
     * Says which {@code java} the child is: the home of a JDK, a {@code java} program, or a version
     * such as {@code "25"} or {@code "17.0.15"}. A version is looked for among the toolchains that
     * the Maven plugin has found, in {@code JAVA_HOME} and the like, and where installers put JDKs.
     *
     * @return which; where it is empty, the next farther place decides, and in the end the test
     *     JVM's own
     */
    String java() default "";

    /**
     * Says in which working directory the child starts.
     *
     * @return the absolute path of a directory that is there; where it is empty, the next farther
     *     place decides, and in the end the test JVM's own
     */
    String directory() default "";
}
