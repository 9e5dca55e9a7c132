package io.github.forkpair.jvm;

import java.io.File;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A static field of the JDK's with what is to be done at the exit, and what was in it at first.
 *
 * @param holder its class, which is also its lock
 * @param field what it has; null once the exit has begun
 * @param noted what was in it
 */
record ExitRegistry(Class<?> holder, VarHandle field, List<Object> noted) {

    /** Surefire's hook writes to whoever runs the tests, who is not there for a child. */
    private static final String OF_SUREFIRE = "org.apache.maven.surefire.";

    /** Since this JDK, in an object of their own. */
    private static final int FIELDS_OF_A_THREAD_ARE_HELD = 19;

    static ExitRegistry note(JdkPrivates jdk, String holder, String field, Class<?> type)
            throws ReflectiveOperationException {
        Class<?> found = JdkPrivates.type(holder);
        ExitRegistry registry =
                new ExitRegistry(found, jdk.staticField(found, field, type), new ArrayList<>());
        synchronized (found) {
            registry.noted.addAll(registry.entries());
        }
        return registry;
    }

    /** Removes what was noted, and nothing else. */
    void forget() {
        synchronized (holder) {
            Collection<?> entries = entries();
            for (Object each : noted) {
                entries.remove(each); // a hook is itself alone, whatever it calls equal
            }
        }
    }

    /** Tells whether it has anything else; threads whose names begin so do not count. */
    boolean hasOthers(String prefix) {
        synchronized (holder) {
            for (Object each : entries()) {
                boolean counts =
                        !(each instanceof Thread hook) || !hook.getName().startsWith(prefix);
                if (counts && !isNoted(each)) {
                    return true;
                }
            }
            return false;
        }
    }

    private boolean isNoted(Object entry) {
        for (Object each : noted) {
            if (each == entry) {
                return true;
            }
        }
        return false;
    }

    /** Does what was noted, while hooks run: starts threads, and has the files deleted. */
    void runAtExit() {
        List<Thread> hooks = new ArrayList<>();
        for (Object each : noted) {
            if (!(each instanceof Thread hook)) {
                new File(String.valueOf(each)).deleteOnExit();
            } else if (!taskOf(hook).startsWith(OF_SUREFIRE)) {
                hook.start();
                hooks.add(hook);
            }
        }
        hooks.forEach(ExitRegistry::join);
    }

    /** Returns the type of what a thread runs; its own, where that is not known. */
    private static String taskOf(Thread hook) {
        try {
            JdkPrivates jdk = JdkPrivates.ofThisJvm().orElseThrow();
            Object task =
                    Runtime.version().feature() < FIELDS_OF_A_THREAD_ARE_HELD
                            ? jdk.value(hook, Thread.class.getDeclaredField("target"))
                            : heldTask(jdk, hook);
            return (task == null ? hook : task).getClass().getName();
        } catch (ReflectiveOperationException | RuntimeException e) {
            return hook.getClass().getName();
        }
    }

    private static @Nullable Object heldTask(JdkPrivates jdk, Thread hook)
            throws ReflectiveOperationException {
        Object holder = jdk.value(hook, Thread.class.getDeclaredField("holder"));
        return holder == null
                ? null
                : jdk.value(holder, holder.getClass().getDeclaredField("task"));
    }

    private static void join(Thread hook) {
        while (true) {
            try {
                hook.join();
                return;
            } catch (InterruptedException e) {
                // As the JDK does, which waits on.
            }
        }
    }

    private Collection<?> entries() {
        @Nullable Object now = field.get();
        if (now instanceof Map<?, ?> map) {
            return map.keySet();
        }
        return now instanceof Collection<?> collection ? collection : new ArrayList<>();
    }
}
