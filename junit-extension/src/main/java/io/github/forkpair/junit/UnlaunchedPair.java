package io.github.forkpair.junit;

import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.transfer.ThrownWords;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.ExecutionRequest;
import org.opentest4j.TestAbortedException;

/** Lets the build's summary count and name a pair that came to no launch. */
final class UnlaunchedPair {

    private UnlaunchedPair() {}

    /** This system cannot run it. */
    static void skipped(ExtensionContext context, String why) {
        note(context, PairResult.SKIPPED, why);
    }

    /** It was refused, or what comes before it, such as {@code @BeforeEach}, threw. */
    static void threw(ExtensionContext context, Throwable thrown) {
        boolean aborted = thrown instanceof TestAbortedException;
        String why =
                aborted || thrown instanceof ExtensionConfigurationException
                        ? String.valueOf(ThrownWords.message(thrown))
                        : ThrownWords.of(thrown);
        note(context, aborted ? PairResult.ABORTED : PairResult.FAILED, why);
    }

    private static void note(ExtensionContext context, PairResult result, String why) {
        String test =
                ClassSides.of(context.getRequiredTestClass())
                        .parentSide(context.getRequiredTestMethod())
                        .map(SideOfClass::shortName)
                        .orElseGet(context::getDisplayName);
        note(
                Settings.evidenceDirFrom(GivenSettings.of(context)),
                test,
                context.getUniqueId(),
                result,
                why,
                ForkpairExtension.console(context));
    }

    /** No test of Jupiter's would have told its mistake. */
    static void forgotten(ExecutionRequest request, ForgottenSides.Complaint complaint) {
        note(
                Settings.evidenceDirFrom(GivenSettings.of(request)),
                complaint.side().shortName(),
                complaint.getUniqueId().toString(),
                PairResult.FAILED,
                complaint.problems(),
                Console.ofThisJvm());
    }

    private static void note(
            Path evidenceDir,
            String test,
            String invocation,
            PairResult result,
            String why,
            Console console) {
        try {
            PairRecord.Writer.begin(evidenceDir, test, invocation).ended(result, why);
        } catch (IOException | SecurityException e) {
            console.err(
                    "[forkpair] WARNING: that "
                            + test
                            + (result == PairResult.FAILED ? " " : " was ")
                            + result.word()
                            + " could not be written below "
                            + evidenceDir
                            + " ("
                            + e.getMessage()
                            + "), so that forkpair:verify will not count it.");
        }
    }
}
