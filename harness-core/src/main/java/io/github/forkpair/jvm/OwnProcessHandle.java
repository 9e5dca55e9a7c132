package io.github.forkpair.jvm;

import java.lang.invoke.VarHandle;

/** What {@link ProcessHandle#current()} returns in a forked JVM: the JDK has it from the start. */
final class OwnProcessHandle {

    private static final String IMPLEMENTATION = "java.lang.ProcessHandleImpl";

    private OwnProcessHandle() {}

    /** Lets it be this process, which has that id. */
    static void become(JdkPrivates jdk, long pid) throws Throwable {
        Class<?> type = JdkPrivates.type(IMPLEMENTATION);
        if (!jdk.isInitialized(type)) {
            return; // it asks the system as soon as it is
        }
        long startTime = (long) jdk.method(type, "isAlive0", long.class, long.class).invoke(pid);
        VarHandle pidOf = jdk.field(type, "pid", long.class);
        VarHandle startTimeOf = jdk.field(type, "startTime", long.class);
        Object current = jdk.staticField(type, "current", type).get();
        pidOf.set(current, pid);
        startTimeOf.set(current, startTime);
    }
}
