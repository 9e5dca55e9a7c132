/**
 * The Maven plugin: what a build does around its pairs.
 *
 * <p>In come the parameters of a project's build and the evidence that its test JVMs left; out go
 * the test JVM's flags, one line of summary, and a failed build where a pair failed. It sees
 * neither JUnit nor the extension: Surefire and Failsafe run the tests.
 */
@NullMarked
package io.github.forkpair.maven;

import org.jspecify.annotations.NullMarked;
