package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.jvm.SecurityRefusal;
import io.github.forkpair.outcome.Verdict;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Request;
import io.github.forkpair.plan.TransportKind;
import io.github.forkpair.posix.PosixSystem;
import io.github.forkpair.session.PairSession;
import io.github.forkpair.session.UnsentArgumentException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Runs a parent side as one half of a pair. In Jupiter's order: check before {@code @BeforeEach},
 * launch after it, give the parameters, run the method, and turn the verdict into the test's
 * result.
 *
 * <p>What belongs to an invocation is in Jupiter's store, not in fields or thread-locals: Jupiter
 * may run the method on another thread than its callbacks, and several methods at once.
 */
final class ForkpairExtension
        implements ExecutionCondition,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                ParameterResolver,
                InvocationInterceptor,
                TestExecutionExceptionHandler,
                AfterTestExecutionCallback,
                AfterEachCallback {

    static final Namespace NAMESPACE = Namespace.create(ForkpairExtension.class);

    /** What a pair whose launch was begun has in the store. */
    private static final String LAUNCH = "launch";

    /** The arguments of the test class, as JUnit has made the instance of them. */
    private static final String CLASS_ARGUMENTS = "class arguments";

    private final Optional<String> whyUnsupported;

    /** Is created by JUnit. */
    ForkpairExtension() {
        this(PosixSystem.whyUnsupported());
    }

    /**
     * Skips every pair, or none.
     *
     * @param whyUnsupported why no pair can run here; nothing where one can
     */
    ForkpairExtension(Optional<String> whyUnsupported) {
        this.whyUnsupported = whyUnsupported;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (whyUnsupported.isEmpty() || context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("This system can run a pair.");
        }
        UnlaunchedPair.skipped(context, whyUnsupported.get());
        return ConditionEvaluationResult.disabled(whyUnsupported.get());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        LastLine.comeAfter(context);
        try {
            PairPlan plan = PairPlanner.plan(context);
            context.getStore(NAMESPACE).put(PairPlan.class, plan);
            if (plan.asksForArguments()) {
                context.getStore(NAMESPACE)
                        .put(CLASS_ARGUMENTS, InstanceArguments.of(context).values(context));
            }
        } catch (SecurityException e) {
            String words = SecurityRefusal.words(e).orElseThrow(() -> e);
            throw Refusal.of(
                    context.getRequiredTestClass(), context.getRequiredTestMethod(), words);
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
        PairPlan plan = context.getStore(NAMESPACE).get(PairPlan.class, PairPlan.class);
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        context.getStore(NAMESPACE).put(LAUNCH, true); // which writes down its own failure
        PairSession session = PairSession.launch(plan, loader, console(context));
        context.getStore(NAMESPACE).put(PairSession.class, session);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isOfTheMethod(parameter, context)
                ? SideRequest.of(parameter.getParameter(), Side.PARENT).isPresent()
                : JUnitInChildExtension.isSide(parameter.getParameter());
    }

    private static boolean isOfTheMethod(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod()
                .filter(parameter.getDeclaringExecutable()::equals)
                .isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!isOfTheMethod(parameter, context)) {
            return Side.PARENT; // of all that a side may ask for, what runs with it has this alone
        }
        PairSession session = session(context);
        SideRequest asked = SideRequest.of(parameter.getParameter(), Side.PARENT).orElseThrow();
        return switch (asked.kind()) {
            case RENDEZVOUS -> session.rendezvous();
            case SHARED_DIR -> session.sharedDir().orElseThrow();
            case MESSAGE_QUEUE -> session.queue().orElseThrow();
            case SHARED_MEMORY -> session.sharedMemory().orElseThrow();
            case SIDE -> Side.PARENT;
            default -> ofChildren(asked, session, context);
        };
    }

    private static Object ofChildren(
            SideRequest asked, PairSession session, ExtensionContext context) {
        PairPlan plan = context.getStore(NAMESPACE).get(PairPlan.class, PairPlan.class);
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < plan.children().size(); i++) {
            String role = plan.children().get(i).seat().role();
            if (asked.role().isEmpty() || asked.role().get().equals(role)) {
                found.add(ofChild(asked.kind(), session, i));
            }
        }
        return asked.many() ? List.copyOf(found) : found.get(0);
    }

    private static Object ofChild(Request kind, PairSession session, int child) {
        return switch (kind) {
            case BYTE_CHANNEL -> session.parentEnd(child).channel();
            case INPUT_STREAM -> session.parentEnd(child).input();
            case OUTPUT_STREAM -> session.parentEnd(child).output();
            case PEER -> session.peer(child);
            case CHILD_PROCESS -> session.child(child);
            default -> throw new IllegalStateException("refused before the launch");
        };
    }

    /** Where each test has an instance of its own, this is asked also when that is made. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation,
            ReflectiveInvocationContext<Constructor<T>> constructor,
            ExtensionContext context)
            throws Throwable {
        T made = invocation.proceed();
        Class<?> type = constructor.getExecutable().getDeclaringClass();
        if (ClassArguments.isParameterized(type)) {
            boolean inner =
                    type.getDeclaringClass() != null && !Modifier.isStatic(type.getModifiers());
            List<Object> arguments = constructor.getArguments();
            MadeInstances.in(context).add(made, arguments.subList(inner ? 1 : 0, arguments.size()));
        }
        return made;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        run(invocation, method, context);
    }

    /** Jupiter has found the method's parameters by now, so a fork has what that left in fields. */
    private static void run(
            Invocation<Void> parentSide,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        PairSession session = session(context);
        give(session, method, context);
        session.fork(method.getTarget().orElseThrow());
        boolean ownThread = !JupiterTimeout.keepsTheTestsThread(context);
        Verdict verdict = session.run(parentSide::proceed, ownThread);
        if (verdict.failure() != null) {
            throw verdict.failure();
        }
    }

    private static void give(
            PairSession session,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context) {
        PairPlan plan = context.getStore(NAMESPACE).get(PairPlan.class, PairPlan.class);
        if (!plan.asksForArguments()) {
            return;
        }
        ClassSides sides = ClassSides.of(context.getRequiredTestClass());
        SideOfClass parent = sides.parentSide(context.getRequiredTestMethod()).orElseThrow();
        try {
            session.give(
                    SideArguments.values(
                            parent, method.getArguments(), ofTheClass(context), context));
        } catch (UnsentArgumentException e) {
            throw Refusal.of(
                    parent,
                    parent.described()
                            + " has an argument that no child can get, "
                            + SideArguments.written(parent, e.place(), context)
                            + ": "
                            + e.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> ofTheClass(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(CLASS_ARGUMENTS, List.class);
    }

    /**
     * Puts the pair's verdict in the place of Jupiter's own timeout, which knows nothing of the
     * child, nor of a person with a debugger.
     */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
            throws Throwable {
        PairSession session = session(context);
        if (!(thrown instanceof TimeoutException) || session == null) {
            throw thrown;
        }
        Throwable failure = session.verdict(thrown).failure();
        if (failure != null) {
            throw failure;
        }
        if (!session.isDebugged()) {
            throw thrown;
        }
    }

    /** Ends a pair whose method never ran, because another extension failed before it did. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        PairSession session = session(context);
        if (session != null) {
            session.close();
        }
    }

    /** Counts a pair that failed before its launch, in whatever comes before it. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getStore(NAMESPACE).get(LAUNCH) == null) {
            context.getExecutionException()
                    .ifPresent(thrown -> UnlaunchedPair.threw(context, thrown));
        }
        if (context.getExecutionException().isPresent()) {
            ToldRepetition.failed(context);
        }
    }

    /** Returns where to print: what a test of our own has put into the outermost store counts. */
    static Console console(ExtensionContext context) {
        return outermost(context, Console.class, Console.ofThisJvm());
    }

    /** Returns how a side's children come to be: what a test of our own has put there counts. */
    static LaunchMode mode(ExtensionContext context, SideOfClass side) {
        return outermost(context, LaunchMode.class, side.mode());
    }

    /** Returns what connects a side's children: what a test of our own has put there counts. */
    static TransportKind transport(ExtensionContext context, SideOfClass side) {
        return outermost(context, TransportKind.class, side.transport());
    }

    private static <T> T outermost(ExtensionContext context, Class<T> type, T otherwise) {
        return context.getRoot().getStore(NAMESPACE).getOrDefault(type, type, otherwise);
    }

    private static PairSession session(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(PairSession.class, PairSession.class);
    }
}
