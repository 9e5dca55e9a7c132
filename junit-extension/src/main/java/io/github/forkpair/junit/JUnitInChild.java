package io.github.forkpair.junit;

import io.github.forkpair.child.GivenSide;
import io.github.forkpair.child.SideRunner;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ServiceLoader;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Has JUnit's launcher run a child side, in the child, as a test of its class. Nobody but this side
 * hears of that run: the listeners that there may be are the test JVM's business.
 */
final class JUnitInChild implements SideRunner {

    private static final String JUPITER = "junit-jupiter";

    @Override
    public void run(GivenSide side) throws Throwable {
        letTheSideBeATest();
        if (ToldToChild.isParameterized(side)) {
            JUnitInChildArguments.takeThePlaceOfJUnits();
        }
        JUnitInChildExtension.gives(side);
        OutcomeInChild outcome = new OutcomeInChild(side);
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(ToldToChild.selector(side))
                        .configurationParameters(ToldToChild.configuration(side.words()))
                        .build();
        try {
            launcher().execute(request, outcome);
        } catch (Throwable e) {
            side.failsIn("JUnit's launcher");
            throw e;
        }
        outcome.throwIfNotRun();
    }

    private static void letTheSideBeATest() throws IOException {
        try {
            MethodHandles.lookup()
                    .defineClass(
                            RenamedClass.of(ChildTest.class, "io.github.forkpair.junit.ChildSide"));
        } catch (IllegalAccessException | LinkageError e) {
            throw new IllegalStateException(
                    "JUnit cannot run a child side in this child: something, such as an agent, has"
                            + " loaded the annotation @ChildSide before.",
                    e);
        }
    }

    private static Launcher launcher() {
        return LauncherFactory.create(
                LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestEngineAutoRegistration(false)
                        .addTestEngines(jupiter())
                        .build());
    }

    private static TestEngine jupiter() {
        for (TestEngine engine : ServiceLoader.load(TestEngine.class)) {
            if (engine.getId().equals(JUPITER)) {
                return engine;
            }
        }
        throw new IllegalStateException(
                "JUnit's engine of Jupiter is not on the child's class path.");
    }
}
