package io.github.forkpair.plan;

import io.github.forkpair.jvm.JavaHome;
import io.github.forkpair.jvm.Jdks;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the texts of settings into values, or says what is allowed. */
final class SettingValues {

    private static final int LAST_PORT = 65_535;

    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

    private final Function<String, Optional<String>> given;

    SettingValues(Function<String, Optional<String>> given) {
        this.given = given;
    }

    TimeLimit limit(Setting setting, Duration otherwise) {
        return new TimeLimit(duration(setting, otherwise), setting.key(), text(setting).isEmpty());
    }

    Duration duration(Setting setting, Duration otherwise) {
        Optional<String> text = text(setting);
        if (text.isEmpty()) {
            return otherwise;
        }
        return DurationText.read(text.get())
                .orElseThrow(
                        () ->
                                new SettingException(
                                        setting,
                                        text.get(),
                                        "Write a whole number greater than 0 and a unit: \"500 ms\","
                                                + " \"30 s\", \"2 m\", \"1 h\", \"1 d\"."
                                                + " Without a unit it is seconds."));
    }

    When when(Setting setting) {
        String text = text(setting).orElse("on-failure");
        return switch (text) {
            case "on-failure" -> When.ON_FAILURE;
            case "always" -> When.ALWAYS;
            case "never" -> When.NEVER;
            default ->
                    throw new SettingException(setting, text, "Write on-failure, always or never.");
        };
    }

    OnLeftovers onLeftovers(Setting setting) {
        String text = text(setting).orElse("fail");
        return switch (text) {
            case "fail" -> OnLeftovers.FAIL;
            case "warn" -> OnLeftovers.WARN;
            default -> throw new SettingException(setting, text, "Write fail or warn.");
        };
    }

    /**
     * Tells whether the evidence is to be named for a CI server.
     *
     * @param environment shows whether there is one
     */
    boolean attachments(Setting setting, Map<String, String> environment) {
        String text = text(setting).orElse("auto");
        return switch (text) {
            case "auto" -> CiServer.isThere(environment);
            case "always" -> true;
            case "never" -> false;
            default -> throw new SettingException(setting, text, "Write auto, always or never.");
        };
    }

    Optional<Path> path(Setting setting) {
        return text(setting).map(text -> path(setting, text));
    }

    private static Path path(Setting setting, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new SettingException(
                    setting,
                    text,
                    "This JVM cannot write that path ("
                            + e.getReason()
                            + "). Write one in ASCII, or run the tests in a locale that has its characters, such as"
                            + " C.UTF-8.");
        }
    }

    List<String> words(Setting setting) {
        List<String> words = new ArrayList<>();
        String text = text(setting).orElse("");
        if (!WORD.matcher(text).replaceAll("").isBlank()) {
            throw new SettingException(
                    setting,
                    text,
                    "A quote in it is not closed. Words are split at spaces, except within quotes.");
        }
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().replaceAll("[\"']", ""));
        }
        return words;
    }

    /** Returns the paths of a list, such as a class path is. */
    List<Path> paths(Setting setting) {
        List<Path> paths = new ArrayList<>();
        for (String each : text(setting).orElse("").split(File.pathSeparator)) {
            if (!each.isEmpty()) {
                paths.add(path(setting, each));
            }
        }
        return paths;
    }

    /** Returns this JVM's {@code java} where none is given. */
    Path java(Setting setting, Jdks jdks) {
        String given = text(setting).orElseGet(() -> JavaHome.ofThisJvm().toString());
        path(setting, given);
        try {
            return jdks.java(given);
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting, given, String.valueOf(e.getMessage()));
        }
    }

    int positive(Setting setting, int otherwise) {
        Optional<String> text = text(setting);
        if (text.isPresent() && !text.get().matches("[1-9]\\d{0,5}")) {
            throw new SettingException(setting, text.get(), "Write a whole number greater than 0.");
        }
        return text.map(Integer::valueOf).orElse(otherwise);
    }

    int port(Setting setting) {
        String text = text(setting).orElse("0");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST_PORT) {
            throw new SettingException(
                    setting,
                    text,
                    "Write the number of a port, 1 to " + LAST_PORT + ", or 0 for any free one.");
        }
        return Integer.parseInt(text);
    }

    boolean debugsChild(Setting setting) {
        String text = text(setting).orElse("none");
        return switch (text) {
            case "child" -> true;
            case "none" -> false;
            default -> throw new SettingException(setting, text, "Write child or none.");
        };
    }

    private Optional<String> text(Setting setting) {
        return given.apply(setting.key()).map(String::strip).filter(text -> !text.isEmpty());
    }
}
