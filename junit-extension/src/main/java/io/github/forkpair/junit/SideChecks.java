package io.github.forkpair.junit;

import io.github.forkpair.Side;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds, before any process starts, everything about a class's sides that cannot work. */
final class SideChecks {

    private final ClassSides sides;
    private final List<String> problems = new ArrayList<>();

    private SideChecks(ClassSides sides) {
        this.sides = sides;
    }

    /**
     * Returns all that is wrong with a class's sides, each as a text of its own; empty if nothing
     * is.
     */
    static List<String> problemsOf(ClassSides sides) {
        SideChecks checks = new SideChecks(sides);
        sides.parents().forEach(checks::checkSide);
        sides.children().forEach(checks::checkSide);
        sides.parents().forEach(checks::checkParent);
        sides.children().forEach(checks::checkChild);
        checks.checkNames(sides.parents());
        checks.checkNames(sides.children());
        for (SideOfClass parent : sides.parents()) {
            sides.childOf(parent).ifPresent(child -> checks.checkChannels(parent, child));
        }
        checks.checkConstructor();
        return checks.problems;
    }

    private void checkSide(SideOfClass side) {
        checkExpectedExit(side);
        int modifiers = side.method().getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            problems.add(Misconfiguration.mustNotBe(side, "private"));
        }
        if (Modifier.isStatic(modifiers)) {
            problems.add(Misconfiguration.mustNotBe(side, "static"));
        }
        if (Modifier.isAbstract(modifiers)) {
            problems.add(Misconfiguration.mustNotBe(side, "abstract"));
        }
        if (side.method().getReturnType() != void.class) {
            problems.add(Misconfiguration.mustReturnVoid(side));
        }
        String raw = side.asksForOn(SideParameter.Channel.RAW);
        String messages = side.asksForOn(SideParameter.Channel.MESSAGES);
        if (!raw.isEmpty() && !messages.isEmpty()) {
            problems.add(Misconfiguration.bothKindsOnOneSide(side, raw, messages));
        }
        for (Parameter parameter : side.method().getParameters()) {
            checkParameter(side, parameter);
        }
    }

    private void checkExpectedExit(SideOfClass side) {
        Optional<ExpectedExit> expected =
                AnnotationSupport.findAnnotation(side.method(), ExpectedExit.class);
        if (expected.isEmpty()) {
            return;
        }
        int[] codes = expected.get().code();
        if (side.side() == Side.PARENT) {
            problems.add(Misconfiguration.exitOfTheParent(side));
        } else if (codes.length + expected.get().signal().length != 1) {
            problems.add(Misconfiguration.oneExpectedExit(side));
        } else if (codes.length == 1 && (codes[0] < 0 || codes[0] > 255)) {
            problems.add(Misconfiguration.noExitCode(side, codes[0]));
        }
    }

    private void checkParameter(SideOfClass side, Parameter parameter) {
        if (SideParameter.of(parameter, side.side()).isPresent()) {
            return;
        }
        Optional<SideParameter> others = SideParameter.of(parameter, side.side().other());
        if (SideParameter.isSharedDir(parameter)) {
            problems.add(Misconfiguration.sharedDirIsPath(side, parameter));
        } else if (others.isPresent()) {
            problems.add(Misconfiguration.onlyOnTheOtherSide(side, others.get()));
        } else if (side.side() == Side.CHILD) {
            problems.add(Misconfiguration.unknownToTheChild(side, parameter));
        }
    }

    private void checkParent(SideOfClass parent) {
        boolean template = AnnotationSupport.isAnnotated(parent.method(), TestTemplate.class);
        boolean isTemplateSide = parent.annotation().equals("ParentSideTemplate");
        if (template && !isTemplateSide
                || AnnotationSupport.isAnnotated(parent.method(), TestFactory.class)) {
            problems.add(Misconfiguration.needsTemplateForm(parent));
        } else if (isTemplateSide && !template) {
            problems.add(Misconfiguration.needsTestTemplate(parent));
        }
        if (sides.childOf(parent).isEmpty()) {
            problems.add(Misconfiguration.lonely(parent, sides.children()));
        }
    }

    private void checkChild(SideOfClass child) {
        if (AnnotationSupport.isAnnotated(child.method(), Test.class)
                || AnnotationSupport.isAnnotated(child.method(), TestTemplate.class)
                || AnnotationSupport.isAnnotated(child.method(), TestFactory.class)) {
            problems.add(Misconfiguration.childIsNoTest(child));
        }
        for (Annotation annotation : child.method().getAnnotations()) {
            if (isForJUnitAlone(annotation.annotationType())) {
                problems.add(
                        Misconfiguration.readByNobody(
                                child, annotation.annotationType().getSimpleName()));
            }
        }
        if (sides.parents().stream().noneMatch(parent -> parent.pair().equals(child.pair()))) {
            problems.add(Misconfiguration.lonely(child, sides.parents()));
        }
    }

    /** Tells of annotations that steer whether and for how long a test runs. */
    private static boolean isForJUnitAlone(Class<?> annotation) {
        return annotation == Disabled.class
                || annotation == Timeout.class
                || annotation.getPackageName().equals("org.junit.jupiter.api.condition");
    }

    private void checkNames(List<SideOfClass> ofOneKind) {
        Map<String, SideOfClass> byName = new HashMap<>();
        for (SideOfClass side : ofOneKind) {
            SideOfClass first = byName.putIfAbsent(side.pair(), side);
            if (first != null) {
                problems.add(Misconfiguration.sameName(first, side));
            }
        }
    }

    private void checkChannels(SideOfClass parent, SideOfClass child) {
        String parentRaw = parent.asksForOn(SideParameter.Channel.RAW);
        String parentMessages = parent.asksForOn(SideParameter.Channel.MESSAGES);
        String childRaw = child.asksForOn(SideParameter.Channel.RAW);
        String childMessages = child.asksForOn(SideParameter.Channel.MESSAGES);
        if (!parentRaw.isEmpty() && !childMessages.isEmpty()) {
            problems.add(Misconfiguration.differentKinds(parent, parentRaw, child, childMessages));
        }
        if (!parentMessages.isEmpty() && !childRaw.isEmpty()) {
            problems.add(Misconfiguration.differentKinds(parent, parentMessages, child, childRaw));
        }
    }

    /**
     * The child creates the class, and each class around it, with a constructor that asks for
     * nothing.
     */
    private void checkConstructor() {
        if (sides.children().isEmpty()) {
            return;
        }
        for (Class<?> type = sides.testClass(); type != null; type = type.getDeclaringClass()) {
            boolean inner =
                    type.getDeclaringClass() != null && !Modifier.isStatic(type.getModifiers());
            List<Class<?>> needed = inner ? List.of(type.getDeclaringClass()) : List.of();
            boolean found = false;
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                found |= Arrays.asList(constructor.getParameterTypes()).equals(needed);
            }
            if (!found || Modifier.isAbstract(type.getModifiers())) {
                problems.add(Misconfiguration.notInstantiable(type, sides.children().get(0)));
            }
            if (!inner) {
                return;
            }
        }
    }
}
