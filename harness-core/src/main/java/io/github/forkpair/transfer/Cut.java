package io.github.forkpair.transfer;

/** Texts that are too long for where they are shown. */
public final class Cut {

    private static final String MORE = "...";

    private Cut() {}

    /**
     * Returns the text, or its beginning and three points.
     *
     * @param most how long it may be without those, in {@code char}s
     */
    public static String to(int most, String text) {
        return text.length() <= most ? text : beginning(most, text) + MORE;
    }

    /** Returns the same, and says how long a cut text was. */
    public static String counted(int most, String text) {
        return text.length() <= most
                ? text
                : beginning(most, text) + MORE + " (" + text.length() + " characters)";
    }

    /** Leaves no half of a surrogate pair at the end, which no charset can write. */
    private static String beginning(int most, String text) {
        boolean halves =
                most > 0 && Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most));
        return text.substring(0, halves ? most - 1 : most);
    }
}
