package io.github.forkpair.plan;

import java.util.Properties;

/**
 * System properties as one line of plain ASCII, whatever is in them, so that no locale, no shell
 * and no command each can spoil them: {@code name=value;}, or {@code !name;} for one that shall not
 * be there. All but visible ASCII is written as in Java's source. The child reads it on its way to
 * its side.
 */
public final class PropertyText {

    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;
    private static final char FIRST_VISIBLE = ' ';
    private static final char LAST_VISIBLE = '~';

    private PropertyText() {}

    /** Adds a property. */
    public static void add(StringBuilder text, String name, String value) {
        encode(text, name, "=!;");
        text.append('=');
        encode(text, value, ";");
        text.append(';');
    }

    /** Adds that a property shall not be there. */
    public static void addMissing(StringBuilder text, String name) {
        text.append('!');
        encode(text, name, "=!;");
        text.append(';');
    }

    /**
     * Brings properties to what the text says, and touches none that is so already.
     *
     * @param before is run before one is changed, whatever else is: at least once if any is
     */
    public static void apply(String text, Properties properties, Runnable before) {
        int from = 0;
        for (int end = text.indexOf(';'); end >= 0; end = text.indexOf(';', from)) {
            String each = text.substring(from, end);
            from = end + 1;
            if (each.startsWith("!")) {
                before.run();
                properties.remove(decoded(each.substring(1)));
                continue;
            }
            int equals = each.indexOf('=');
            String name = decoded(each.substring(0, equals));
            String value = decoded(each.substring(equals + 1));
            if (!value.equals(properties.getProperty(name))) {
                before.run();
                properties.setProperty(name, value);
            }
        }
    }

    private static void encode(StringBuilder into, String text, String special) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_VISIBLE || c > LAST_VISIBLE || c == '\\' || special.indexOf(c) >= 0) {
                into.append("\\u");
                String hex = Integer.toHexString(c);
                into.append("0000", 0, HEX_DIGITS - hex.length()).append(hex);
            } else {
                into.append(c);
            }
        }
    }

    private static String decoded(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                int digits = i + 2;
                c = (char) Integer.parseInt(text.substring(digits, digits + HEX_DIGITS), HEX);
                i = digits + HEX_DIGITS - 1;
            }
            decoded.append(c);
        }
        return decoded.toString();
    }
}
