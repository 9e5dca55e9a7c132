package io.github.forkpair.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A class whose sides Jupiter would pass over, with one test in it that says so. */
final class ForgottenSides extends AbstractTestDescriptor {

    private final Complaint complaint;

    /** The test: it stands for the first of the sides. */
    private static final class Complaint extends AbstractTestDescriptor {

        private final SideOfClass side;

        Complaint(UniqueId id, SideOfClass side) {
            super(
                    id,
                    side.method().getName() + "()",
                    MethodSource.from(side.testClass(), side.method()));
            this.side = side;
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }

    private ForgottenSides(UniqueId id, Class<?> testClass) {
        super(id, testClass.getSimpleName(), ClassSource.from(testClass));
        ClassSides sides = ClassSides.of(testClass);
        SideOfClass first =
                sides.parents().isEmpty() ? sides.children().get(0) : sides.parents().get(0);
        complaint = new Complaint(id.append("side", first.method().getName()), first);
        addChild(complaint);
    }

    static ForgottenSides of(UniqueId engine, Class<?> testClass) {
        return new ForgottenSides(engine.append("class", testClass.getName()), testClass);
    }

    /**
     * Returns those of a class and of the nested test classes in it that have sides of which
     * Jupiter would run none.
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

    /**
     * Returns what is wrong with sides that Jupiter would pass over: the class's other tests would
     * not say so.
     */
    private static List<String> problemsOf(Class<?> testClass) {
        int modifiers = testClass.getModifiers();
        if (testClass.isInterface() || Modifier.isAbstract(modifiers)) {
            return List.of();
        }
        ClassSides sides = ClassSides.of(testClass);
        if (sides.isEmpty()) {
            return List.of();
        }
        if (Modifier.isPrivate(modifiers)) {
            return List.of(Misconfiguration.privateClass(testClass));
        }
        return sides.parents().stream().map(SideOfClass::method).anyMatch(ForgottenSides::isRun)
                ? List.of()
                : SideChecks.problemsOf(sides);
    }

    private static boolean isRun(Method parent) {
        int modifiers = parent.getModifiers();
        return !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isAbstract(modifiers)
                && parent.getReturnType() == void.class;
    }

    /** Returns the test in it. */
    AbstractTestDescriptor complaint() {
        return complaint;
    }

    /** Returns the side that the test stands for. */
    SideOfClass side() {
        return complaint.side;
    }

    /** Returns what is wrong. */
    String problems() {
        return String.join("\n\n", problemsOf(complaint.side.testClass()));
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }
}
