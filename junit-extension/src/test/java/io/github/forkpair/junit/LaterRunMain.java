package io.github.forkpair.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs those methods of the test case that are named, as a build's test JVM would. */
final class LaterRunMain {

    private LaterRunMain() {}

    public static void main(String[] arguments) {
        List<String> methods = List.of(arguments).subList(1, arguments.length);
        List<DiscoverySelector> selectors =
                Arrays.stream(LaterRunTestCase.class.getDeclaredMethods())
                        .filter(method -> methods.contains(method.getName()))
                        .map(
                                method ->
                                        (DiscoverySelector)
                                                selectMethod(LaterRunTestCase.class, method))
                        .toList();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectors.toArray(DiscoverySelector[]::new))
                .configurationParameter("forkpair.evidence.dir", arguments[0])
                .execute();
    }
}
