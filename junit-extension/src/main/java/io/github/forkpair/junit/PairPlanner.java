package io.github.forkpair.junit;

import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.plan.Settings;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the plan of one invocation of a parent side, or says why there can be none. */
final class PairPlanner {

    private PairPlanner() {}

    /**
     * Plans a pair.
     *
     * @throws ExtensionConfigurationException if the class's sides or the settings cannot work
     */
    static PairPlan plan(ExtensionContext context) {
        ClassSides sides = ClassSides.of(context.getRequiredTestClass());
        Settings settings = settings(context);
        SideOfClass parent =
                sides.parentSide(context.getRequiredTestMethod())
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                context.getRequiredTestClass(),
                                                context.getRequiredTestMethod(),
                                                "Write @ParentSide on the method instead of"
                                                        + " @ExtendWith(ForkpairExtension.class)."));
        List<String> problems = new PairProblems(sides).of(parent);
        if (!problems.isEmpty()) {
            throw Refusal.of(parent, String.join("\n\n", problems));
        }
        SideOfClass child = sides.childOf(parent).orElseThrow();
        boolean sharedDir =
                parent.asksFor().contains(SideParameter.SHARED_DIR)
                        || child.asksFor().contains(SideParameter.SHARED_DIR);
        return new PairPlan(
                parent.toSideMethod(),
                List.of(
                        new ChildPlan(
                                child.toSideMethod(),
                                sides.testClass().desiredAssertionStatus(),
                                child.expectedEnd())),
                sharedDir,
                settings,
                context.getUniqueId());
    }

    private static Settings settings(ExtensionContext context) {
        SettingNames.warnOfUnknown(ForkpairExtension.console(context));
        try {
            Settings settings = Settings.from(GivenSettings.of(context));
            boolean debugged = DebugMode.ofThisJvm();
            Settings inForce = debugged ? settings.withDebuggedTestJvm() : settings;
            return JupiterTimeout.of(context, debugged).map(inForce::withLimit).orElse(inForce);
        } catch (SettingException e) {
            throw Refusal.of(
                    context.getRequiredTestClass(),
                    context.getRequiredTestMethod(),
                    e.getMessage());
        }
    }
}
