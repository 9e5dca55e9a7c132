package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds, before any process starts, everything about a class's sides that cannot work. */
final class SideChecks {

    private final ClassSides sides;
    private final List<SideProblem> problems = new ArrayList<>();

    private SideChecks(ClassSides sides) {
        this.sides = sides;
    }

    /**
     * Returns all that is wrong with a class's sides, each with the sides that it concerns; empty
     * if nothing is.
     */
    static List<SideProblem> problemsOf(ClassSides sides) {
        SideChecks checks = new SideChecks(sides);
        sides.parents().forEach(checks::checkSide);
        sides.children().forEach(checks::checkSide);
        sides.parents().forEach(checks::checkParent);
        sides.children().forEach(checks::checkChild);
        checks.checkNames(sides.parents());
        for (SideOfClass parent : sides.parents()) {
            List<SideOfClass> children = sides.childrenOf(parent);
            children.forEach(child -> checks.checkChannels(parent, child));
            checks.problems.addAll(RoleChecks.problemsOf(parent, children));
            checks.problems.addAll(MemoryChecks.problemsOf(parent, children));
            checks.problems.addAll(ArgumentChecks.problemsOf(parent, children));
        }
        checks.checkConstructor();
        return checks.problems;
    }

    private void refuse(String text, SideOfClass... concerned) {
        problems.add(new SideProblem(text, List.of(concerned)));
    }

    /** Sides that are in a pair already are no help to one that is not. */
    private String lonely(SideOfClass side, List<SideOfClass> others) {
        return BareOverride.insteadOf(side)
                .map(override -> Misconfiguration.lonely(side, override))
                .orElseGet(
                        () ->
                                Misconfiguration.lonely(
                                        side, others.stream().filter(sides::isLonely).toList()));
    }

    private void checkSide(SideOfClass side) {
        checkExpectedExit(side);
        int modifiers = side.method().getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            refuse(Misconfiguration.mustNotBe(side, "private"), side);
        }
        if (Modifier.isStatic(modifiers)) {
            refuse(Misconfiguration.mustNotBe(side, "static"), side);
        }
        if (Modifier.isAbstract(modifiers)) {
            refuse(Misconfiguration.mustNotBe(side, "abstract"), side);
        }
        if (side.method().getReturnType() != void.class) {
            refuse(Misconfiguration.mustReturnVoid(side), side);
        }
        checkKinds(side);
        for (Parameter parameter : side.method().getParameters()) {
            checkParameter(side, parameter);
        }
    }

    /** A side has one channel to each child; without a role it is the only child's. */
    private void checkKinds(SideOfClass side) {
        Set<String> roles = new LinkedHashSet<>();
        side.requests().forEach(request -> roles.add(request.role().orElse("")));
        for (String role : roles) {
            String raw = side.asksForOn(Request.Channel.RAW, role);
            String messages = side.asksForOn(Request.Channel.MESSAGES, role);
            if (!raw.isEmpty() && !messages.isEmpty()) {
                refuse(Misconfiguration.bothKindsOnOneSide(side, raw, messages), side);
                return;
            }
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
            refuse(Misconfiguration.exitOfTheParent(side), side);
        } else if (codes.length + expected.get().signal().length != 1) {
            refuse(Misconfiguration.oneExpectedExit(side), side);
        } else if (codes.length == 1 && (codes[0] < 0 || codes[0] > 255)) {
            refuse(Misconfiguration.noExitCode(side, codes[0]), side);
        }
    }

    private void checkParameter(SideOfClass side, Parameter parameter) {
        if (SideRequest.of(parameter, side.side()).isPresent()) {
            return;
        }
        Optional<Request> others =
                SideRequest.of(parameter, side.side().other()).map(SideRequest::kind);
        if (SideRequest.isChildIndex(parameter)) {
            refuse(RoleMisconfiguration.childIndexIsInt(side, parameter), side);
        } else if (SideRequest.roleOf(parameter).isPresent() && others.isEmpty()) {
            refuse(RoleMisconfiguration.roleOfNothing(side, parameter), side);
        } else if (SideRequest.isSharedMemory(parameter)) {
            refuse(MemoryChecks.onlyAByteBuffer(side, parameter), side);
        } else if (SideRequest.isSharedDir(parameter)) {
            refuse(Misconfiguration.sharedDirIsPath(side, parameter), side);
        } else if (others.isPresent()) {
            refuse(Misconfiguration.onlyOnTheOtherSide(side, others.get()), side);
        } else if (side.side() == Side.CHILD
                && !side.isRunByJUnit() // where another extension may have it
                && !ArgumentChecks.hasArguments(sides, side)) {
            refuse(Misconfiguration.unknownToTheChild(side, parameter), side);
        }
    }

    private void checkParent(SideOfClass parent) {
        boolean template = AnnotationSupport.isAnnotated(parent.method(), TestTemplate.class);
        boolean isTemplateSide = parent.isTemplate();
        if (template && !isTemplateSide
                || AnnotationSupport.isAnnotated(parent.method(), TestFactory.class)) {
            refuse(Misconfiguration.needsTemplateForm(parent), parent);
        } else if (isTemplateSide && !template) {
            refuse(Misconfiguration.needsTestTemplate(parent), parent);
        }
        for (WrittenJvm jvm : WrittenJvm.on(parent.method(), parent.shortName())) {
            refuse(Misconfiguration.jvmOfTheParent(parent, jvm), parent);
        }
        if (sides.isLonely(parent)) {
            refuse(lonely(parent, sides.children()), parent);
        }
    }

    private void checkChild(SideOfClass child) {
        if (AnnotationSupport.isAnnotated(child.method(), Test.class)
                || AnnotationSupport.isAnnotated(child.method(), TestTemplate.class)
                || AnnotationSupport.isAnnotated(child.method(), TestFactory.class)) {
            refuse(Misconfiguration.childIsNoTest(child), child);
        }
        for (Annotation annotation : child.method().getAnnotations()) {
            if (!child.isRunByJUnit() && isForJUnitAlone(annotation.annotationType())) {
                refuse(
                        Misconfiguration.readByNobody(
                                child, annotation.annotationType().getSimpleName()),
                        child);
            }
        }
        if (sides.isLonely(child)) {
            refuse(lonely(child, sides.parents()), child);
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
                refuse(Misconfiguration.sameName(first, side), first, side);
            }
        }
    }

    private void checkChannels(SideOfClass parent, SideOfClass child) {
        String parentRaw = parent.asksForOn(Request.Channel.RAW, child.role());
        String parentMessages = parent.asksForOn(Request.Channel.MESSAGES, child.role());
        String childRaw = child.asksForOn(Request.Channel.RAW, "");
        String childMessages = child.asksForOn(Request.Channel.MESSAGES, "");
        boolean told = // of one side alone
                !parentRaw.isEmpty() && !parentMessages.isEmpty()
                        || !childRaw.isEmpty() && !childMessages.isEmpty();
        if (told) {
            return;
        }
        if (!parentRaw.isEmpty() && !childMessages.isEmpty()) {
            refuse(
                    Misconfiguration.differentKinds(parent, parentRaw, child, childMessages),
                    parent,
                    child);
        }
        if (!parentMessages.isEmpty() && !childRaw.isEmpty()) {
            refuse(
                    Misconfiguration.differentKinds(parent, parentMessages, child, childRaw),
                    parent,
                    child);
        }
    }

    /** A fork has the instance, and JUnit makes its own. */
    private List<SideOfClass> createdByTheChild() {
        return sides.children().stream()
                .filter(child -> child.mode() == LaunchMode.SPAWN && !child.isRunByJUnit())
                .toList();
    }

    private static boolean isInner(Class<?> type) {
        return type.getDeclaringClass() != null && !Modifier.isStatic(type.getModifiers());
    }

    /**
     * The child creates the class, and each class around it, with a constructor that asks for
     * nothing.
     */
    private void checkConstructor() {
        Class<?> own = sides.testClass();
        for (Class<?> type = sides.testClass(); type != null; type = type.getDeclaringClass()) {
            boolean inner = isInner(type);
            List<Class<?>> needed = inner ? List.of(type.getDeclaringClass()) : List.of();
            boolean found =
                    type == own && !ClassArguments.of(type).constructor().isEmpty()
                            || type != own && ClassArguments.isParameterized(type);
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                found |= Arrays.asList(constructor.getParameterTypes()).equals(needed);
            }
            if (!found || Modifier.isAbstract(type.getModifiers())) {
                for (SideOfClass child : createdByTheChild()) {
                    refuse(Misconfiguration.notInstantiable(type, child), child);
                }
            }
            if (!inner) {
                return;
            }
        }
    }
}
