package io.github.forkpair.child;

/** The JaCoCo agent of this JVM, which nothing here is compiled against. */
final class CoverageAgent {

    private CoverageAgent() {}

    /**
     * Lets the agent write down what was covered since it last did. Does nothing where there is no
     * agent, or it cannot.
     */
    static void write() {
        try {
            Object agent =
                    Class.forName("org.jacoco.agent.rt.RT").getMethod("getAgent").invoke(null);
            Class.forName("org.jacoco.agent.rt.IAgent")
                    .getMethod("dump", boolean.class)
                    .invoke(agent, true);
        } catch (ReflectiveOperationException | LinkageError e) {
            // Its lines will lack in the report. The parent waits for an answer all the same.
        }
    }
}
