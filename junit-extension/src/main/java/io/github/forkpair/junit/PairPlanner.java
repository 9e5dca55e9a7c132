package io.github.forkpair.junit;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.jvm.AtStart;
import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.plan.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            String text = String.join("\n\n", problems);
            noteRefusal(settings, parent, context.getUniqueId(), text);
            throw Refusal.of(parent, text);
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

    /** JUnit asks for a system property when it needs it, which a test may have cleared by then. */
    private static Optional<String> given(ExtensionContext context, String name) {
        return context.getConfigurationParameter(name).or(() -> AtStart.removed(name));
    }

    private static Settings settings(ExtensionContext context) {
        SettingNames.warnOfUnknown(ForkpairExtension.console(context));
        try {
            Settings settings = Settings.from(name -> given(context, name));
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

    /** Lets the build's summary count and name a pair that cannot run on this system. */
    static void noteSkip(ExtensionContext context, String why) {
        Path evidenceDir = Settings.evidenceDirFrom(name -> given(context, name));
        String test =
                ClassSides.of(context.getRequiredTestClass())
                        .parentSide(context.getRequiredTestMethod())
                        .map(SideOfClass::shortName)
                        .orElseGet(context::getDisplayName);
        try {
            PairRecord.Writer.begin(evidenceDir, test, context.getUniqueId())
                    .ended(PairRecord.SKIPPED, why);
        } catch (IOException e) {
            ForkpairExtension.console(context)
                    .err(
                            "[forkpair] WARNING: that "
                                    + test
                                    + " was skipped could not be written below "
                                    + evidenceDir
                                    + " ("
                                    + e.getMessage()
                                    + "), so that forkpair:verify will not count it.");
        }
    }

    /** Lets the build's summary count a pair that was refused among the failed ones. */
    private static void noteRefusal(
            Settings settings, SideOfClass parent, String invocation, String text) {
        try {
            PairRecord.Writer.begin(settings.evidenceDir(), parent.shortName(), invocation)
                    .ended("failed", text);
        } catch (IOException e) {
            // The test fails all the same.
        }
    }
}
