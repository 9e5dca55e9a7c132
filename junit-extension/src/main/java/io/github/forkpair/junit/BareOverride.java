package io.github.forkpair.junit;

import io.github.forkpair.Side;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A method that overrides a side and does not carry its annotation, so that it is none.
 *
 * @param overridden the side, as a side of the class that declares it
 * @param method what overrides it
 */
record BareOverride(SideOfClass overridden, Method method) {

    /** Finds the one that would be the other of a side, had it the annotation. */
    static Optional<BareOverride> insteadOf(SideOfClass lonely) {
        return ofSupertypes(lonely.testClass()).stream()
                .flatMap(type -> sidesOf(type, lonely.side().other()).stream())
                .filter(side -> side.pair().equals(lonely.pair()))
                .flatMap(side -> overriding(side, lonely.testClass()).stream())
                .findFirst();
    }

    private static List<SideOfClass> sidesOf(Class<?> type, Side side) {
        ClassSides sides = ClassSides.of(type);
        return (side == Side.PARENT ? sides.parents() : sides.children())
                .stream().filter(each -> each.method().getDeclaringClass() == type).toList();
    }

    private static Optional<BareOverride> overriding(SideOfClass side, Class<?> testClass) {
        Method overridden = side.method();
        for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
            Optional<Method> same =
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(each -> !each.isSynthetic())
                            .filter(each -> each.getName().equals(overridden.getName()))
                            .filter(
                                    each ->
                                            Arrays.equals(
                                                    each.getParameterTypes(),
                                                    overridden.getParameterTypes()))
                            .findFirst();
            if (same.isPresent()) {
                return same.filter(each -> !each.equals(overridden))
                        .map(each -> new BareOverride(side, each));
            }
        }
        return Optional.empty();
    }

    /** Returns the superclasses and their interfaces, the nearest first. */
    private static List<Class<?>> ofSupertypes(Class<?> testClass) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
            if (type != testClass && type != Object.class) {
                found.add(type);
            }
            for (Class<?> each : type.getInterfaces()) {
                found.add(each);
                found.addAll(ofSupertypes(each));
            }
        }
        return found;
    }
}
