package io.github.forkpair.junit;

import io.github.forkpair.Peer;
import io.github.forkpair.outcome.ParentOutcome;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.session.PairSession;
import java.lang.instrument.Instrumentation;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** A test JVM whose child tells what it has of it. */
public final class SameJvmMain {

    private static int agents;
    private static int entries;

    private SameJvmMain() {}

    /** The agent of both. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        agents++;
    }

    /**
     * Takes the evidence directory, the child's {@code java} or a minus, the child's arguments, and
     * what a test has done to the properties: {@code name=value}, or {@code !name}, or {@code
     * *20000} for that many more. A class path of many entries more is {@code +20000}. Prints each
     * property in which the child differs, and how many agents both have.
     */
    public static void main(String[] arguments) throws InterruptedException {
        ofChild(settings(arguments)); // as tests do that come after another
        for (int i = 3; i < arguments.length; i++) {
            change(arguments[i]);
        }
        System.getProperties().put("no-text", 1);
        Properties own = new Properties();
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> own.put(name, System.getProperties().getProperty(name)));
        Properties childs = ofChild(settings(arguments));
        TreeSet<String> names = new TreeSet<>(own.stringPropertyNames());
        names.addAll(childs.stringPropertyNames());
        for (String name : names) {
            if (!Optional.ofNullable(own.get(name)).equals(Optional.ofNullable(childs.get(name)))) {
                System.out.println(name + "=" + childs.get(name));
            }
        }
        System.out.println("agents: " + agents + " " + childs.get("test.agents"));
    }

    private static void change(String change) {
        int equals = change.indexOf('=', 1);
        if (change.startsWith("+")) {
            entries = Integer.parseInt(change.substring(1));
        } else if (change.startsWith("*")) {
            int count = Integer.parseInt(change.substring(1));
            for (int i = 0; i < count; i++) {
                System.setProperty("many." + i, "v".repeat(50));
            }
        } else if (change.startsWith("!")) {
            System.clearProperty(change.substring(1));
        } else {
            System.setProperty(change.substring(0, equals), change.substring(equals + 1));
        }
    }

    private static Settings settings(String[] arguments) {
        Map<String, String> given =
                Map.of(
                        Setting.EVIDENCE_DIR.key(), arguments[0],
                        Setting.EVIDENCE.key(), "always",
                        Setting.CHILD_JAVA.key(), arguments[1],
                        Setting.CHILD_ARGS.key(), arguments[2]);
        return Settings.from(
                name -> Optional.ofNullable(given.get(name)).filter(value -> !value.equals("-")));
    }

    private static Properties ofChild(Settings settings) throws InterruptedException {
        SideMethod side =
                new SideMethod(Sides.class.getName(), "tells", List.of(Peer.class.getName()));
        PairPlan plan = new PairPlan(side, List.of(new ChildPlan(side, false)), false, settings);
        try (PairSession session = PairSession.launch(plan, loader(), Console.ofThisJvm())) {
            Peer child = session.parentEnd().peer();
            Properties properties = new Properties();
            for (Object each : child.receive(ArrayList.class)) {
                String name = (String) each;
                properties.put(name, child.receive(String.class));
            }
            session.end(ParentOutcome.returned());
            return properties;
        }
    }

    private static ClassLoader loader() {
        URL[] urls = new URL[entries];
        try {
            for (int i = 0; i < entries; i++) {
                urls[i] = new URL("file:/some/where/with%20space/" + i + ".jar");
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        ClassLoader own = SameJvmMain.class.getClassLoader();
        return entries == 0 ? own : new URLClassLoader(urls, own);
    }

    static class Sides {
        void tells(Peer parent) {
            System.setProperty("test.agents", String.valueOf(agents));
            List<String> names = new ArrayList<>(System.getProperties().stringPropertyNames());
            parent.send(names);
            names.forEach(name -> parent.send(System.getProperties().getProperty(name)));
        }
    }
}
