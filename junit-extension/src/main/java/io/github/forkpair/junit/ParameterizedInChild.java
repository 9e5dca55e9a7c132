package io.github.forkpair.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What JUnit's {@code ParameterizedClass} is in a child that has JUnit run its side: a template of
 * one invocation, whose arguments the child has. JUnit would look for arguments once more there,
 * and run the side with each. The child loads this under the name of the other.
 */
@ClassTemplate
@ExtendWith(JUnitInChildInvocation.class)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@interface ParameterizedInChild {}
