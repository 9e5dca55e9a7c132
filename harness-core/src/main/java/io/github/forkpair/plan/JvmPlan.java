package io.github.forkpair.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a child's JVM starts: as the settings have it, and then as its author changes that.
 *
 * @param settings what the settings say
 * @param changes what its author says; what is nearer to its side comes later, and wins
 */
public record JvmPlan(Settings.ChildJvm settings, List<JvmChange> changes) {

    /** Copies the list. */
    public JvmPlan {
        changes = List.copyOf(changes);
    }

    /** Plans what the settings alone say. */
    public static JvmPlan of(Settings settings) {
        return new JvmPlan(settings.childJvm(), List.of());
    }

    /** Returns all arguments that are meant for it; of two that differ, a JVM takes the later. */
    public List<String> args() {
        List<String> args = new ArrayList<>();
        argsByPlace().values().forEach(args::addAll);
        directory().ifPresent(path -> args.add("-Duser.dir=" + path));
        return args;
    }

    /** Returns the same arguments by where they are written down; a later place counts more. */
    public Map<String, List<String>> argsByPlace() {
        Map<String, List<String>> places = new LinkedHashMap<>();
        places.put(Setting.CHILD_ARGS.key(), settings.args());
        for (JvmChange change : changes) {
            places.computeIfAbsent(change.place(), place -> new ArrayList<>())
                    .addAll(change.args());
        }
        return places;
    }

    /** Returns where arguments for it are written down, for a sentence. */
    public String placesOfArgs() {
        List<String> places =
                argsByPlace().entrySet().stream()
                        .filter(each -> !each.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
        return places.isEmpty() ? Setting.CHILD_ARGS.key() : String.join(" or ", places);
    }

    /** Returns its {@code java}. */
    public Path java() {
        return lastWithJava().flatMap(JvmChange::java).orElse(settings.java());
    }

    /** Returns what decides which {@code java} it has, for a sentence. */
    public String placeOfJava() {
        return lastWithJava()
                .map(change -> "java of " + change.place())
                .orElse(Setting.CHILD_JAVA.key());
    }

    private Optional<JvmChange> lastWithJava() {
        return changes.stream()
                .filter(change -> change.java().isPresent())
                .reduce((far, near) -> near);
    }

    /** Returns who looks into it with a debugger. */
    public Debugging debugging() {
        return settings.debugging();
    }

    /** Returns its working directory; nothing where that is the test JVM's. */
    public Optional<Path> directory() {
        return changes.stream()
                .flatMap(change -> change.directory().stream())
                .reduce((far, near) -> near);
    }

    /** Returns its environment, where it would have that one. */
    public Map<String, String> environment(Map<String, String> inherited) {
        Map<String, String> environment = new HashMap<>(inherited);
        for (JvmChange change : changes) {
            change.environment()
                    .forEach(
                            (name, value) ->
                                    value.ifPresentOrElse(
                                            given -> environment.put(name, given),
                                            () -> environment.remove(name)));
        }
        return environment;
    }
}
