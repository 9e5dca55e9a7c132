package com.acme;

/** Says what the weaver makes of it. */
public final class Greeting {

    private Greeting() {}

    public static String text() {
        return "as it was";
    }
}
