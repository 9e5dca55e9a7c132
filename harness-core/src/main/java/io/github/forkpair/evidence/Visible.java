package io.github.forkpair.evidence;

import java.util.Locale;

/** Text for terminals and XML files, which take some characters for commands or not at all. */
public final class Visible {

    private Visible() {}

    /** Returns the text with {@code \x1b} and the like for its control characters but tabs. */
    public static String text(String text) {
        if (text.chars().noneMatch(Visible::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(
                        c -> {
                            if (isHidden(c)) {
                                shown.append(String.format(Locale.ROOT, "\\x%02x", c));
                            } else {
                                shown.append((char) c);
                            }
                        });
        return shown.toString();
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c) && c != '\t' || c == 0xfffe || c == 0xffff;
    }
}
