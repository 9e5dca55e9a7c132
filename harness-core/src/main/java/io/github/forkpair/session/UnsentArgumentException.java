package io.github.forkpair.session;

import java.io.Serial;

/** An argument of a parameterized test cannot be sent to a child whose side asks for it. */
public final class UnsentArgumentException extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final int place;

    UnsentArgumentException(int place, RuntimeException why) {
        super(why.getMessage(), why);
        this.place = place;
    }

    /** Returns its place among the arguments, from 0. */
    public int place() {
        return place;
    }
}
