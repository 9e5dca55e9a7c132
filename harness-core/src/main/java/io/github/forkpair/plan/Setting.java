package io.github.forkpair.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings that a user can give, by name, each as text. */
public enum Setting {
    /** How long a pair may take, its JVM start included. */
    DEADLINE("forkpair.deadline"),
    /** How long a child may go on after SIGTERM, before SIGKILL. */
    GRACE("forkpair.grace"),
    /** When a child's output is shown: on-failure, always, never. */
    OUTPUT("forkpair.output"),
    /** When evidence is kept: on-failure, always, never. */
    EVIDENCE("forkpair.evidence"),
    /** The directory below which evidence is kept. */
    EVIDENCE_DIR("forkpair.evidence.dir"),
    /** More arguments for the child's JVM, split as a shell splits words. */
    CHILD_ARGS("forkpair.child.args"),
    /** The child's {@code java}, or the home of its JDK. */
    CHILD_JAVA("forkpair.child.java"),
    /** The homes of more JDKs, separated as on a path; the Maven plugin names its toolchains. */
    JDKS("forkpair.jdks"),
    /** How many children may live at once in this test JVM. */
    MAX_CHILDREN("forkpair.max.children"),
    /** Whose JVM waits for a debugger: child, none. */
    DEBUG("forkpair.debug"),
    /** The port at which a child waits for its debugger; 0 for any free one. */
    DEBUG_PORT("forkpair.debug.port"),
    /** What becomes of a pair whose child left processes running: fail, warn. */
    LEFTOVERS("forkpair.leftovers"),
    /** Whether the evidence is named in lines that CI servers read: auto, always, never. */
    ATTACHMENTS("forkpair.attachments");

    private static final String PREFIX = "forkpair.";

    /**
     * Names of the same prefix that are the Maven plugin's, and reach the test JVM because Surefire
     * hands them on.
     */
    private static final List<String> PLUGIN_NAMES =
            List.of(
                    "forkpair.skip",
                    "forkpair.propertyName",
                    "forkpair.failIfNoPairs",
                    "forkpair.childJdk");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /** Returns the name under which it is given. */
    public String key() {
        return key;
    }

    /**
     * Returns what to say of a name that is no setting's, or nothing if the name is known or none
     * of ours.
     */
    public static Optional<String> complaintAbout(String name) {
        if (!name.startsWith(PREFIX)
                || PLUGIN_NAMES.contains(name)
                || BuildFlag.ALL.contains(name)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        for (Setting setting : values()) {
            known.add(setting.key);
        }
        if (known.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(
                "There is no setting "
                        + name
                        + NearestName.to(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(".")
                        + " It has no effect.");
    }
}
