package io.github.forkpair.junit;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * With which arguments JUnit has made instances of parameterized classes: whatever converted or
 * aggregated them, nobody else can say later. Safe for several threads.
 */
final class MadeInstances {

    private record Made(WeakReference<Object> instance, List<@Nullable Object> arguments) {}

    private final List<Made> all = new ArrayList<>();

    private MadeInstances() {}

    static MadeInstances in(ExtensionContext context) {
        return context.getRoot()
                .getStore(ForkpairExtension.NAMESPACE)
                .getOrComputeIfAbsent(
                        MadeInstances.class, any -> new MadeInstances(), MadeInstances.class);
    }

    synchronized void add(Object instance, List<@Nullable Object> arguments) {
        all.add(new Made(new WeakReference<>(instance), new ArrayList<>(arguments)));
    }

    /**
     * Returns the arguments of an instance, once.
     *
     * @throws IllegalStateException if it was not seen to be made. JUnit gives constructors
     *     arguments only where each test has an instance of its own, and those are seen
     */
    synchronized List<@Nullable Object> take(Object instance) {
        List<@Nullable Object> found = null;
        for (Iterator<Made> each = all.iterator(); each.hasNext(); ) {
            Made made = each.next();
            Object known = made.instance().get();
            if (known == instance) {
                found = made.arguments();
            }
            if (known == instance || known == null) {
                each.remove();
            }
        }
        if (found == null) {
            throw new IllegalStateException(
                    "Nobody saw how an instance of "
                            + instance.getClass().getName()
                            + " was made.");
        }
        return found;
    }
}
