package io.github.forkpair.doctor;

import java.util.List;

/** What the doctor looks for, in the order of its table, and what to do where it is not there. */
public enum Capability {
    /** An operating system that Forkpair knows. */
    SYSTEM(
            "operating system",
            Need.REQUIRED,
            "Run the tests on Linux or macOS. Elsewhere JUnit reports each pair as skipped."),
    /** A temporary directory in which files can be made. */
    TEMPORARY_DIRECTORY(
            "temporary directory",
            Need.REQUIRED,
            "Give this JVM a directory that it may write, with -Djava.io.tmpdir=DIR; to Maven by"
                    + " MAVEN_OPTS, to test JVMs by their argLine."),
    /** A place for evidence. */
    EVIDENCE_DIRECTORY(
            "evidence directory",
            Need.REQUIRED,
            "Free some space, or set forkpair.evidence.dir to a directory that you may write, on a"
                    + " disk with 64 MiB free."),
    /** Descriptors for the pairs of a test JVM. */
    OPEN_FILES(
            "open files",
            Need.REQUIRED,
            "Raise the hard limit for whoever starts the build: `ulimit -H -n 4096` as root, in"
                    + " /etc/security/limits.conf, or `--ulimit nofile=4096` for a container. Or lower"
                    + " forkpair.max.children."),
    /** JNR and its native code, on this JDK. */
    NATIVE_LIBRARY(
            "native library",
            Need.REQUIRED,
            "JNR unpacks its native code into the temporary directory, from where it must be"
                    + " loadable: not on a disk mounted with noexec. Name another one with"
                    + " -Djffi.extract.dir=DIR. On a processor that JNR does not know, no pair can run."),
    /** Processes and threads for the children of a test JVM. */
    PROCESSES(
            "processes",
            Need.REQUIRED,
            "End what this user has running, or raise the limit: `ulimit -u 4096`, in"
                    + " /etc/security/limits.conf, or `--pids-limit` for a container. Or lower"
                    + " forkpair.max.children.",
            NATIVE_LIBRARY),
    /** Two connected sockets. */
    SOCKETPAIR(
            "socketpair",
            Need.REQUIRED,
            "Allow socketpair(2) with AF_UNIX: a sandbox or a seccomp profile may forbid it.",
            NATIVE_LIBRARY),
    /** Starting a process. */
    SPAWN(
            "spawn",
            Need.REQUIRED,
            "Allow posix_spawn(3) and let /bin/sh be executable: a sandbox, a seccomp profile or a"
                    + " limit of processes may forbid it.",
            NATIVE_LIBRARY),
    /** A process with no descriptor but the given ones. */
    EXACT_DESCRIPTORS(
            "exact descriptors",
            Need.REQUIRED,
            "Mount /proc: without it, and with a C library older than glibc 2.34, the descriptors to"
                    + " close are not known.",
            SPAWN),
    /** A process group of its own. */
    PROCESS_GROUP(
            "process group",
            Need.REQUIRED,
            "Allow setpgid(2), and kill(2) of a whole group: a sandbox or a seccomp profile may"
                    + " forbid it.",
            SPAWN),
    /** Signals that arrive. */
    SIGNALS(
            "signals",
            Need.REQUIRED,
            "Allow kill(2) of processes of the same user: a sandbox or a security module may forbid"
                    + " it.",
            SPAWN),
    /** The truth about a process's end. */
    WAIT_STATUS(
            "wait status",
            Need.REQUIRED,
            "Let nothing else in this JVM wait for all children, such as an agent that calls"
                    + " waitpid(-1).",
            SPAWN),
    /** A child that ends with its test JVM. */
    ORPHAN_END(
            "orphan end",
            Need.REQUIRED,
            "Mount /proc, or /dev/fd, where a child finds the pipe whose end tells it that its test"
                    + " JVM is gone.",
            TEMPORARY_DIRECTORY,
            SPAWN),
    /** All of it together. */
    PAIR(
            "a whole pair",
            Need.REQUIRED,
            "Mend the failed rows above first. If there are none, look at the child's JVM:"
                    + " forkpair.child.java, forkpair.child.args, and memory for one more JVM.",
            TEMPORARY_DIRECTORY,
            SOCKETPAIR,
            SPAWN),
    /** The dump that a hung child gives of its threads. */
    THREAD_DUMP(
            "thread dump",
            Need.USEFUL,
            "Pairs run all the same. The failure of a child that hangs will not say where it stands.",
            TEMPORARY_DIRECTORY,
            SPAWN),
    /** Tools of the JDK that look into a running child. */
    ATTACH(
            "attach",
            Need.USEFUL,
            "Pairs run all the same, and a child that hangs dumps its threads itself. To look into a"
                    + " running child by hand, let forkpair.child.java be one of a whole JDK, and leave out"
                    + " -XX:+DisableAttachMechanism.",
            TEMPORARY_DIRECTORY,
            SPAWN,
            SIGNALS),
    /** What the system tells of other processes. */
    PROC(
            "/proc",
            Need.USEFUL,
            "Mount /proc, without hidepid. Otherwise a process that a child leaves running, outside"
                    + " the child's process group, is not found.",
            SPAWN),
    /** Message queues for sides that ask for one. */
    QUEUE(
            "message queue",
            Need.USEFUL,
            "Pairs run all the same, but for those that ask for a MessageQueue. Linux has them; raise"
                    + " `ulimit -q`, or /proc/sys/fs/mqueue/queues_max, where that is what fails.",
            NATIVE_LIBRARY),
    /** A JVM that may be forked. */
    FORK(
            "fork",
            Need.USEFUL,
            "Pairs run all the same; a side with launch = Launch.FORK is aborted. It takes HotSpot on"
                    + " Linux with glibc, on x86-64. Let the test JVM have -XX:+UseG1GC if its"
                    + " collector is ZGC or Shenandoah, and no debugger.",
            TEMPORARY_DIRECTORY,
            SPAWN),
    /** A fork that comes to life. */
    FORKED_JVM(
            "forked JVM",
            Need.USEFUL,
            "Pairs run all the same; a side with launch = Launch.FORK is aborted. If a thread is"
                    + " named, leave out the agent that has it: see JAVA_TOOL_OPTIONS. Otherwise"
                    + " allow clone(2), which a sandbox or a seccomp profile may forbid.",
            FORK),
    /** The threads that the JVM and the JDK have for all. */
    FORKED_THREADS(
            "threads of a fork",
            Need.USEFUL,
            "Pairs run all the same; a side with launch = Launch.FORK may hang until the deadline."
                    + " Let the test JVM have another collector, such as -XX:+UseG1GC, and no agent;"
                    + " or let the side be a fresh child.",
            FORKED_JVM),
    /** What makes a process a process. */
    FORKED_PROCESS(
            "process of a fork",
            Need.USEFUL,
            "Pairs run all the same; a side with launch = Launch.FORK may take for its own what is"
                    + " the test JVM's. Let the test JVM be one of a whole JDK, with the module"
                    + " jdk.unsupported; or let the side be a fresh child.",
            FORKED_THREADS),
    /** Chance that no other process has. */
    FORKED_SEEDS(
            "seeds of a fork",
            Need.USEFUL,
            "Pairs run all the same; a side with launch = Launch.FORK may draw what another process"
                    + " draws. Let the test JVM be one of a whole JDK, with the module"
                    + " jdk.unsupported; or let the side be a fresh child.",
            FORKED_PROCESS);

    private final String title;
    private final Need need;
    private final String remedy;
    private final List<Capability> restsOn;

    Capability(String title, Need need, String remedy, Capability... restsOn) {
        this.title = title;
        this.need = need;
        this.remedy = remedy;
        this.restsOn = List.of(restsOn);
    }

    /** Returns the name of its row. */
    public String title() {
        return title;
    }

    /** Tells whether a pair needs it. */
    public Need need() {
        return need;
    }

    /** Returns what to do where it is not there. */
    public String remedy() {
        return remedy;
    }

    /** Returns those without which it cannot be tried. */
    List<Capability> restsOn() {
        return restsOn;
    }

    /** It is not there; this happened instead. */
    Finding fails(String what) {
        return new Finding.Fails(what, remedy);
    }
}
