package io.github.forkpair.junit;

import io.github.forkpair.plan.Asked;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/**
 * The arguments of one invocation of a test, as its sides declare them: the parent side's own
 * parameters, in their order, behind these what JUnit tells of the test, and then those of its
 * class.
 */
final class SideArguments {

    private static final String ACCESSOR = "org.junit.jupiter.params.aggregator.ArgumentsAccessor";

    /** How many places there are for what JUnit tells of the test. */
    private static final int OF_JUNIT = 2;

    private SideArguments() {}

    /** Returns the parameters of a side that are arguments of the test. */
    static List<Parameter> of(SideOfClass side) {
        return Stream.of(side.method().getParameters())
                .filter(parameter -> SideRequest.of(parameter, side.side()).isEmpty())
                .filter(parameter -> !isOfJUnit(parameter))
                .toList();
    }

    /** Tells whether a parameter asks for what JUnit tells of the test. */
    static boolean isOfJUnit(Parameter parameter) {
        return parameter.getType() == TestInfo.class || parameter.getType() == RepetitionInfo.class;
    }

    /** Returns the word by which a child is told which argument a parameter of its side gets. */
    static String word(SideOfClass parent, SideOfClass child, Parameter parameter) {
        int own = of(parent).size();
        if (parameter.getType() == TestInfo.class) {
            return Asked.ARGUMENT + own;
        }
        return Asked.ARGUMENT
                + (parameter.getType() == RepetitionInfo.class
                        ? own + 1
                        : of(child).indexOf(parameter));
    }

    /**
     * Returns the same word for a side that JUnit runs in the child, which finds by itself what is
     * no argument of the test.
     */
    static String wordBesideJUnit(
            SideOfClass parent, SideOfClass child, Parameter parameter, ExtensionContext context) {
        boolean known =
                parameter.getType() == RepetitionInfo.class
                        ? ArgumentChecks.isRepeated(parent)
                        : LeadingArguments.of(parent, child, context).contains(parameter);
        return known ? word(parent, child, parameter) : Asked.ELSEWHERE;
    }

    /**
     * Returns the word for what callbacks of a repeated test may ask for: which repetition it is.
     */
    static String wordBesides(SideOfClass parent) {
        return Asked.BESIDES + (of(parent).size() + 1);
    }

    /** Tells whether JUnit's module for parameters is there. */
    static boolean haveClasses(ClassLoader loader) {
        try {
            Class.forName(ACCESSOR, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * Returns the values at the places that these words name.
     *
     * @param resolved what JUnit has found for each parameter of the parent side
     * @param ofTheClass those of the class and of the classes around it
     */
    static List<@Nullable Object> values(
            SideOfClass parent,
            List<Object> resolved,
            List<@Nullable Object> ofTheClass,
            ExtensionContext context) {
        List<Parameter> own = of(parent);
        List<@Nullable Object> values = new ArrayList<>();
        Parameter[] parameters = parent.method().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (own.contains(parameters[i])) {
                values.add(sendable(parameters[i], resolved.get(i)));
            }
        }
        values.add(ToldTest.of(context));
        Optional<RepetitionInfo> told =
                resolved.stream()
                        .filter(RepetitionInfo.class::isInstance)
                        .map(RepetitionInfo.class::cast)
                        .findFirst();
        values.add(told.map(ToldRepetition::of).or(() -> ToldRepetition.of(context)).orElse(null));
        values.addAll(ofTheClass);
        return values;
    }

    /** JUnit's module for parameters may be missing: its class is not named where none is used. */
    private static Object sendable(Parameter parameter, Object value) {
        return parameter.getType().getName().equals(ACCESSOR) ? Accessors.told(value) : value;
    }

    /** Returns JUnit's accessor to all arguments in a form that can be sent. */
    static Object told(Object accessor) {
        return Accessors.told(accessor);
    }

    private static final class Accessors {
        static Object told(Object all) {
            return ToldArguments.of((ArgumentsAccessor) all);
        }
    }

    /** Returns the words by which a child is told what its instance is made from. */
    static List<String> wordsOfTheClass(SideOfClass parent, ExtensionContext context) {
        return InstanceArguments.of(context).words(of(parent).size() + OF_JUNIT);
    }

    /** Returns how its author writes the one at a place. */
    static String written(SideOfClass parent, int place, ExtensionContext context) {
        List<Parameter> own = of(parent);
        return place < own.size()
                ? ArgumentChecks.written(own.get(place))
                : InstanceArguments.of(context).written(place - own.size() - OF_JUNIT);
    }
}
