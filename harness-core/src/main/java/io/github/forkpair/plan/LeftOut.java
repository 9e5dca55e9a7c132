package io.github.forkpair.plan;

/**
 * Something that the test JVM was given and a child is not, or is given in another form.
 *
 * @param kind what it is about
 * @param option as the test JVM was given it
 * @param instead what the child has in its place; empty if nothing
 */
public record LeftOut(Kind kind, String option, String instead) {

    /** What such a thing is about, and why a child cannot have it. */
    public enum Kind {
        DEBUGGER("the debugger", "one debugger, on one port, is attached to the test JVM"),
        IDE("the agent of an IDE", "it tells the IDE of the process that the IDE started"),
        PORT("a port", "two JVMs cannot listen on one port"),
        FILE("a file that a JVM writes", "two JVMs would write over each other's"),
        ARCHIVE("a class archive", "it fits one class path, and one JVM writes it"),
        SIZE("the size", "it is that of the test JVM; a child's is `forkpair.child.args`"),
        COLLECTOR("the collector", "a child starts sooner with the serial one"),
        EXPANDED("a file of options", "each option in it is handed over by itself"),
        PROCESS("the process itself", "each JVM describes itself"),
        FORK("an argument for fresh children", "a fork has the test JVM's own"),
        JDK("an option of another JDK", "the child's JVM would not start with it");

        private final String about;
        private final String reason;

        Kind(String about, String reason) {
            this.about = about;
            this.reason = reason;
        }

        /** Returns what it is about, for the inside of a sentence. */
        public String about() {
            return about;
        }

        /** Returns why, as a part of a sentence. */
        public String reason() {
            return reason;
        }
    }

    /** Returns one line for people: what, what instead, and why. */
    public String line() {
        return option
                + (instead.isEmpty() ? "" : ", now " + instead)
                + " ("
                + kind.about
                + ": "
                + kind.reason.replace("`", "")
                + ")";
    }
}
