package io.github.forkpair.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A class's sides that Jupiter would pass over, as one test that says so. */
final class ForgottenSides extends AbstractTestDescriptor {

    private final SideOfClass side;
    private final String problems;

    private ForgottenSides(UniqueId id, SideOfClass side, String problems) {
        super(
                id,
                side.method().getName() + "()",
                MethodSource.from(side.testClass(), side.method()));
        this.side = side;
        this.problems = problems;
    }

    static ForgottenSides of(UniqueId engine, Class<?> testClass) {
        ClassSides sides = ClassSides.of(testClass);
        SideOfClass first =
                sides.parents().isEmpty() ? sides.children().get(0) : sides.parents().get(0);
        return new ForgottenSides(
                engine.append("class", testClass.getName()),
                first,
                String.join("\n\n", SideChecks.problemsOf(sides)));
    }

    /**
     * Tells whether a class has sides, and none that Jupiter would run: its other tests would not
     * say so.
     */
    static boolean areIn(Class<?> testClass) {
        if (testClass.isInterface() || Modifier.isAbstract(testClass.getModifiers())) {
            return false;
        }
        try {
            ClassSides sides = ClassSides.of(testClass);
            return !sides.isEmpty()
                    && sides.parents().stream()
                            .map(SideOfClass::method)
                            .noneMatch(ForgottenSides::isRun)
                    && !SideChecks.problemsOf(sides).isEmpty();
        } catch (LinkageError e) {
            return false; // a class that cannot even be looked at is Jupiter's to complain of
        }
    }

    private static boolean isRun(Method parent) {
        int modifiers = parent.getModifiers();
        return !Modifier.isPrivate(modifiers)
                && !Modifier.isStatic(modifiers)
                && !Modifier.isAbstract(modifiers)
                && parent.getReturnType() == void.class;
    }

    SideOfClass side() {
        return side;
    }

    String problems() {
        return problems;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }
}
