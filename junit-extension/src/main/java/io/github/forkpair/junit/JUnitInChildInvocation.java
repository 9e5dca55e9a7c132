package io.github.forkpair.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one invocation of a parameterized class in a child that has JUnit run its side. */
final class JUnitInChildInvocation
        implements ClassTemplateInvocationContextProvider,
                BeforeClassTemplateInvocationCallback,
                AfterClassTemplateInvocationCallback {

    private static final ClassTemplateInvocationContext THE_ONE =
            new ClassTemplateInvocationContext() {};

    /** Is created by JUnit. */
    JUnitInChildInvocation() {}

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
            ExtensionContext context) {
        return Stream.of(THE_ONE);
    }

    @Override
    public void beforeClassTemplateInvocation(ExtensionContext context) {
        JUnitInChildExtension.argumentsOf(context.getRequiredTestClass()).callBefore(context);
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext context) {
        JUnitInChildExtension.argumentsOf(context.getRequiredTestClass()).callAfter(context);
    }
}
