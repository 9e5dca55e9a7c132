package io.github.forkpair.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.AggregateWith;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.support.ParameterInfo;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Which parameters of a child side that JUnit runs are arguments of the test: those that lead its
 * parameters as they lead the parent side's. What follows them, other extensions may have.
 */
final class LeadingArguments {

    private LeadingArguments() {}

    /** Returns those parameters of a child side. */
    static List<Parameter> of(SideOfClass parent, SideOfClass child, ExtensionContext context) {
        List<Parameter> had = SideArguments.of(parent).subList(0, number(parent, context));
        List<Parameter> wanted = SideArguments.of(child);
        int same = 0;
        while (same < had.size()
                && same < wanted.size()
                && isSame(had.get(same), wanted.get(same))) {
            same++;
        }
        return wanted.subList(0, same);
    }

    /** What an annotation asks for that the parent side has not written, an extension finds. */
    private static boolean isSame(Parameter had, Parameter wanted) {
        return ArgumentChecks.takes(wanted, had)
                && annotations(had).containsAll(annotations(wanted));
    }

    private static Set<Class<?>> annotations(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .collect(Collectors.toSet());
    }

    /** Returns how many of the parent side's own parameters are arguments of the test. */
    private static int number(SideOfClass parent, ExtensionContext context) {
        if (!parent.isTemplate() || ArgumentChecks.isRepeated(parent)) {
            return 0;
        }
        boolean named = SideArguments.haveClasses(parent.testClass().getClassLoader());
        return named && OfJUnit.isParameterized(parent)
                ? OfJUnit.number(parent, context)
                : numberWithoutAnnotation(parent);
    }

    /**
     * Who fills the parameters of another template is not known, but for those with an annotation.
     */
    private static int numberWithoutAnnotation(SideOfClass parent) {
        int number = 0;
        for (Parameter parameter : SideArguments.of(parent)) {
            if (parameter.getAnnotations().length > 0) {
                break;
            }
            number++;
        }
        return number;
    }

    /** JUnit's module for parameters may be missing: its classes are named here alone. */
    private static final class OfJUnit {

        static boolean isParameterized(SideOfClass parent) {
            return AnnotationSupport.isAnnotated(parent.method(), ParameterizedTest.class);
        }

        /** Those from sources come first, one for each value; what is made of several follows. */
        static int number(SideOfClass parent, ExtensionContext context) {
            List<Parameter> own = SideArguments.of(parent);
            int delivered = ParameterInfo.get(context).getArguments().size();
            int number = 0;
            while (number < Math.min(own.size(), delivered) && !isMade(own.get(number))) {
                number++;
            }
            while (number < own.size() && isMade(own.get(number))) {
                number++;
            }
            return number;
        }

        private static boolean isMade(Parameter parameter) {
            return parameter.getType() == ArgumentsAccessor.class
                    || AnnotationSupport.isAnnotated(parameter, AggregateWith.class);
        }
    }
}
