package io.github.forkpair.jvm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the parent of a forked JVM has left to be done at its exit: the shutdown hooks, and the
 * files that it deletes then. The child has a copy of all that, and would do it as well.
 */
public final class ParentsHooks {

    private final List<ExitRegistry> registries = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private ParentsHooks() {}

    /** Notes them. To be called in the child, first, before anything here registers more. */
    public static ParentsHooks note() {
        ParentsHooks hooks = new ParentsHooks();
        Optional<JdkPrivates> jdk = JdkPrivates.ofThisJvm();
        hooks.note(
                "shutdown hooks",
                jdk,
                "java.lang.ApplicationShutdownHooks",
                "hooks",
                IdentityHashMap.class);
        hooks.note(
                "files to delete", jdk, "java.io.DeleteOnExitHook", "files", LinkedHashSet.class);
        return hooks;
    }

    private void note(
            String what, Optional<JdkPrivates> jdk, String holder, String field, Class<?> type) {
        try {
            registries.add(ExitRegistry.note(jdk.orElseThrow(), holder, field, type));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            unknown.add(
                    "The parent's " + what + " at its exit cannot be told from one's own: " + e);
        }
    }

    /**
     * Returns whether more is registered than the parent's.
     *
     * @param prefix how the names of threads begin that do not count
     */
    public boolean othersAreThere(String prefix) {
        for (ExitRegistry registry : registries) {
            if (registry.hasOthers(prefix)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does at an exit what the parent would have done at its own: runs its hooks, side by side, and
     * waits for them; and has its files deleted after that.
     */
    public void runAtExit() {
        registries.forEach(ExitRegistry::runAtExit);
    }

    /** Returns what could not be noted, each a sentence; empty where all was. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    /**
     * Removes those again that the parent had registered. An exit of this JVM before that does what
     * the parent's would have done; one after it does what was registered here alone.
     */
    public void forget() {
        for (ExitRegistry registry : registries) {
            registry.forget();
        }
    }
}
