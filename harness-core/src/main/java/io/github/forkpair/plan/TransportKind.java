package io.github.forkpair.plan;

/** What connects a child with the parent side. */
public enum TransportKind {
    /** Two sockets that {@code socketpair(2)} has connected, one of which the child inherits. */
    SOCKETPAIR,

    /** A Unix-domain socket with a file name, to which the child connects. */
    UNIX,

    /** A TCP port of the loopback interface, to which the child connects. */
    TCP
}
