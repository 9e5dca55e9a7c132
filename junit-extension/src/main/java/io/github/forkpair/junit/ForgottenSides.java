package io.github.forkpair.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * A class that has sides whose mistakes no test of Jupiter's would tell, with a test for each that
 * does: for a parent side that Jupiter passes over, and for a child side that nobody pairs with.
 */
final class ForgottenSides extends AbstractTestDescriptor {

    /** The test that stands for a side. */
    static final class Complaint extends AbstractTestDescriptor {

        private final SideOfClass side;
        private final String problems;

        private Complaint(UniqueId id, SideOfClass side, List<String> problems) {
            super(
                    id.append("side", side.toSideMethod().reference()),
                    side.method().getName() + "()",
                    MethodSource.from(side.testClass(), side.method()));
            this.side = side;
            this.problems = String.join("\n\n", problems);
        }

        /** Returns the side that it stands for. */
        SideOfClass side() {
            return side;
        }

        /** Returns what is wrong. */
        String problems() {
            return problems;
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }

    private ForgottenSides(UniqueId id, Class<?> testClass) {
        super(id, testClass.getSimpleName(), ClassSource.from(testClass));
        problemsOf(testClass)
                .forEach((side, problems) -> addChild(new Complaint(id, side, problems)));
    }

    static ForgottenSides of(UniqueId engine, Class<?> testClass) {
        return new ForgottenSides(engine.append("class", testClass.getName()), testClass);
    }

    /**
     * Returns those of a class and of the nested test classes in it that have sides whose mistakes
     * Jupiter would pass over.
     */
    static List<Class<?>> in(Class<?> testClass) {
        List<Class<?>> found = new ArrayList<>();
        try {
            if (!problemsOf(testClass).isEmpty()) {
                found.add(testClass);
            }
            for (Class<?> member : testClass.getDeclaredClasses()) {
                if (AnnotationSupport.isAnnotated(member, Nested.class)) {
                    found.addAll(in(member));
                }
            }
        } catch (LinkageError e) {
            // A class that cannot even be looked at is Jupiter's to complain of.
        }
        return found;
    }

    /** Tells whether a method is such a side. */
    static boolean has(Class<?> testClass, Method method) {
        try {
            return problemsOf(testClass).keySet().stream()
                    .anyMatch(side -> side.method().equals(method));
        } catch (LinkageError e) {
            return false;
        }
    }

    /** Returns each side that needs a test of its own to fail, with what is wrong with it. */
    private static Map<SideOfClass, List<String>> problemsOf(Class<?> testClass) {
        int modifiers = testClass.getModifiers();
        if (testClass.isInterface() || Modifier.isAbstract(modifiers)) {
            return Map.of();
        }
        ClassSides sides = ClassSides.of(testClass);
        if (sides.isEmpty()) {
            return Map.of();
        }
        if (Modifier.isPrivate(modifiers)) {
            SideOfClass first =
                    sides.parents().isEmpty() ? sides.children().get(0) : sides.parents().get(0);
            return Map.of(first, List.of(Misconfiguration.privateClass(testClass)));
        }
        PairProblems problems = new PairProblems(sides);
        Map<SideOfClass, List<String>> forgotten = new LinkedHashMap<>();
        for (SideOfClass parent : sides.parents()) {
            if (!isRun(parent.method())) {
                forgotten.put(parent, problems.of(parent));
            }
        }
        for (SideOfClass child : problems.nobodys()) {
            forgotten.put(child, problems.ofNobodys(child));
        }
        return forgotten;
    }

    private static boolean isRun(Method parent) {
        int modifiers = parent.getModifiers();
        return !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isAbstract(modifiers)
                && parent.getReturnType() == void.class
                && (AnnotationSupport.isAnnotated(parent, Test.class)
                        || AnnotationSupport.isAnnotated(parent, TestTemplate.class));
    }

    /** Returns the tests in it. */
    List<Complaint> complaints() {
        return getChildren().stream().map(Complaint.class::cast).toList();
    }

    /** Leaves out the tests that stand for other sides than those of a method. */
    ForgottenSides ofMethod(Method method) {
        complaints().stream()
                .filter(complaint -> !complaint.side().method().equals(method))
                .forEach(this::removeChild);
        return this;
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
