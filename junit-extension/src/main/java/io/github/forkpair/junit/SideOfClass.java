package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.SideMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * One side that a test class has.
 *
 * @param side which
 * @param annotation the annotation that makes it one, by its simple name
 * @param pair the pair's name; empty where it has none
 * @param testClass the test class
 * @param method the method, there or in a superclass
 */
record SideOfClass(Side side, String annotation, String pair, Class<?> testClass, Method method) {

    /** Returns how messages name it: {@code @ChildSide("refused") FileLockTest.isRefused}. */
    String described() {
        return written() + " " + shortName();
    }

    /** Returns the annotation as the author wrote it. */
    String written() {
        return "@" + annotation + (pair.isEmpty() ? "" : "(\"" + pair + "\")");
    }

    String shortName() {
        return toSideMethod().shortName();
    }

    SideMethod toSideMethod() {
        return toSideMethod(testClass, method);
    }

    static SideMethod toSideMethod(Class<?> testClass, Method method) {
        List<String> types = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            types.add(type.getName());
        }
        return new SideMethod(testClass.getName(), method.getName(), types);
    }

    /** Returns the one ending that the author expects of it; to return, where none is written. */
    ExpectedEnd expectedEnd() {
        return AnnotationSupport.findAnnotation(method, ExpectedExit.class)
                .<ExpectedEnd>map(
                        expected ->
                                expected.code().length > 0
                                        ? new ExpectedEnd.WithCode(expected.code()[0])
                                        : new ExpectedEnd.BySignal(expected.signal()[0]))
                .orElse(ExpectedEnd.RETURN);
    }

    /** Returns what it asks for, as far as that is ours to give. */
    Set<SideParameter> asksFor() {
        Set<SideParameter> asked = EnumSet.noneOf(SideParameter.class);
        for (Parameter parameter : method.getParameters()) {
            SideParameter.of(parameter, side).ifPresent(asked::add);
        }
        return asked;
    }

    /**
     * Returns the first parameter that uses the socketpair that way, as the author wrote it; empty
     * if there is none.
     */
    String asksForOn(SideParameter.Channel channel) {
        return asksFor().stream()
                .filter(parameter -> parameter.channel() == channel)
                .map(SideParameter::written)
                .findFirst()
                .orElse("");
    }
}
