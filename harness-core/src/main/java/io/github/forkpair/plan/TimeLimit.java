package io.github.forkpair.plan;

import java.time.Duration;

/**
 * How long a pair may take, and who says so.
 *
 * @param time how long
 * @param setting what a person would change to have more of it: a setting's name, or an annotation
 *     and where it stands
 * @param byDefault whether nobody gave that setting
 */
public record TimeLimit(Duration time, String setting, boolean byDefault) {

    /** Returns a limit that somebody set. */
    public static TimeLimit given(Duration time, String setting) {
        return new TimeLimit(time, setting, false);
    }

    /** Returns the same limit with as good as no end. */
    TimeLimit lifted() {
        return new TimeLimit(Settings.LONGEST_DEADLINE, setting, byDefault);
    }

    /** Returns where it comes from: {@code from forkpair.deadline}. */
    public String origin() {
        return "from " + setting + (byDefault ? " (its default)" : "");
    }
}
