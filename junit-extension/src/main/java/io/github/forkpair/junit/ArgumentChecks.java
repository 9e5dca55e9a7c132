package io.github.forkpair.junit;

import io.github.forkpair.Side;
import java.lang.invoke.MethodType;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds, before any process starts, which arguments of a test a child side could not get. */
final class ArgumentChecks {

    private ArgumentChecks() {}

    /** Tells whether a side can get arguments: a test that is one of several has some. */
    static boolean hasArguments(ClassSides sides, SideOfClass child) {
        return child.side() == Side.CHILD
                && sides.parents().stream()
                        .filter(parent -> parent.pair().equals(child.pair()))
                        .anyMatch(SideOfClass::isTemplate);
    }

    /** Returns what is wrong with a pair's arguments, each with the sides that it concerns. */
    static List<SideProblem> problemsOf(SideOfClass parent, List<SideOfClass> children) {
        List<SideProblem> problems = new ArrayList<>();
        if (!parent.isTemplate()) {
            return problems;
        }
        for (SideOfClass child : children) {
            if (child.isRunByJUnit()) {
                continue; // what is no argument, another extension may have
            }
            String problem = problemOf(parent, child);
            if (!problem.isEmpty()) {
                problems.add(new SideProblem(problem, List.of(parent, child)));
            }
        }
        return problems;
    }

    private static String problemOf(SideOfClass parent, SideOfClass child) {
        List<Parameter> had = SideArguments.of(parent);
        List<Parameter> wanted = SideArguments.of(child);
        if (wanted.size() > had.size()) {
            return child.described()
                    + " asks for "
                    + listed(wanted)
                    + ", but "
                    + (had.isEmpty()
                            ? parent.described() + " declares no arguments of the test"
                            : parent.described() + " declares " + listed(had))
                    + ". A child side declares the same parameters, or fewer from the front.";
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!takes(wanted.get(i), had.get(i))) {
                return child.described()
                        + " asks for "
                        + written(wanted.get(i))
                        + " where "
                        + parent.described()
                        + " declares "
                        + written(had.get(i))
                        + ". A child side gets the parent side's values in their order: declare the"
                        + " same type.";
            }
        }
        for (Parameter parameter : child.method().getParameters()) {
            if (parameter.getType() == RepetitionInfo.class && !isRepeated(parent)) {
                return child.described()
                        + " asks for RepetitionInfo, but "
                        + parent.described()
                        + " is no @RepeatedTest.";
            }
        }
        return "";
    }

    static boolean isRepeated(SideOfClass parent) {
        return AnnotationSupport.isAnnotated(parent.method(), RepeatedTest.class);
    }

    static boolean takes(Parameter wanted, Parameter had) {
        return boxed(wanted.getType()).isAssignableFrom(boxed(had.getType()));
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    static String listed(List<Parameter> parameters) {
        return parameters.stream()
                .map(ArgumentChecks::written)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Returns a parameter as its author wrote it; without its name where that is not compiled. */
    static String written(Parameter parameter) {
        String type = parameter.getParameterizedType().getTypeName().replaceAll("[\\w.]+[.$]", "");
        return parameter.isNamePresent() ? type + " " + parameter.getName() : type;
    }
}
