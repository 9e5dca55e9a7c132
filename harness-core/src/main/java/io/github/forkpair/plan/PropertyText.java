package io.github.forkpair.plan;

import java.util.Properties;

/**
 * System properties as one line of plain ASCII, whatever is in them, so that no locale, no shell
 * and no command each can spoil them: {@code name=value;}, or {@code !name;} for one that shall not
 * be there. All but visible ASCII is written as in Java's source. The child reads it on its way to
 * its side.
 */
public final class PropertyText {

    private PropertyText() {}

    /** Adds a property. */
    public static void add(StringBuilder text, String name, String value) {
        AsciiText.encode(text, name, "=!;");
        text.append('=');
        AsciiText.encode(text, value, ";");
        text.append(';');
    }

    /** Adds that a property shall not be there. */
    public static void addMissing(StringBuilder text, String name) {
        text.append('!');
        AsciiText.encode(text, name, "=!;");
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
                properties.remove(AsciiText.decoded(each.substring(1)));
                continue;
            }
            int equals = each.indexOf('=');
            String name = AsciiText.decoded(each.substring(0, equals));
            String value = AsciiText.decoded(each.substring(equals + 1));
            if (!value.equals(properties.getProperty(name))) {
                before.run();
                properties.setProperty(name, value);
            }
        }
    }
}
