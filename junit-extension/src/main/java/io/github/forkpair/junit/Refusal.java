package io.github.forkpair.junit;

import io.github.forkpair.evidence.SideFrame;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a test throws that cannot run as it is configured. */
final class Refusal {

    private Refusal() {}

    /** Returns it with the test's method for a stack: who found the mistake says nothing. */
    static ExtensionConfigurationException of(Class<?> testClass, Method method, String text) {
        ExtensionConfigurationException refusal = new ExtensionConfigurationException(text);
        refusal.setStackTrace(
                new StackTraceElement[] {
                    SideFrame.of(
                            SideOfClass.toSideMethod(testClass, method), testClass.getClassLoader())
                });
        return refusal;
    }

    static ExtensionConfigurationException of(SideOfClass side, String text) {
        return of(side.testClass(), side.method(), text);
    }
}
