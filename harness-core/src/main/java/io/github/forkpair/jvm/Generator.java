package io.github.forkpair.jvm;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the JDK has for all to draw from. No two processes are to draw the same. */
public enum Generator {
    MATH("Math.random()") {
        @Override
        String next() {
            return Double.toString(Math.random());
        }
    },
    UUIDS("UUID.randomUUID()") {
        @Override
        String next() {
            return UUID.randomUUID().toString();
        }
    },
    SECURE("SecureRandom") {
        @Override
        String next() {
            return Long.toString(new SecureRandom().nextLong());
        }
    };

    private final String title;

    Generator(String title) {
        this.title = title;
    }

    abstract String next();

    /** Draws from each once, and returns its name with what was drawn. */
    public static List<String> drawFromAll() {
        List<String> drawn = new ArrayList<>();
        for (Generator generator : values()) {
            drawn.add(generator.title + " " + generator.next());
        }
        return drawn;
    }
}
