package io.github.forkpair.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What JUnit tells of a test, in another process: a method cannot be sent, its name and its types
 * can.
 */
record ToldTest(
        String getDisplayName,
        Set<String> getTags,
        Class<?> type,
        Class<?> declaring,
        String method,
        List<Class<?>> parameterTypes)
        implements TestInfo {

    static ToldTest of(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        return new ToldTest(
                context.getDisplayName(),
                Set.copyOf(context.getTags()),
                context.getRequiredTestClass(),
                method.getDeclaringClass(),
                method.getName(),
                List.of(method.getParameterTypes()));
    }

    @Override
    public Optional<Class<?>> getTestClass() {
        return Optional.of(type);
    }

    @Override
    public Optional<Method> getTestMethod() {
        try {
            return Optional.of(
                    declaring.getDeclaredMethod(method, parameterTypes.toArray(Class<?>[]::new)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
