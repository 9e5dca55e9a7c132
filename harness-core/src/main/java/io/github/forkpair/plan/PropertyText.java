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

    /** Returns where in the text the first property begins that is not so; -1 if all are. */
    public static int firstDifference(String text, Properties properties) {
        int from = 0;
        for (int end = text.indexOf(';'); end >= 0; end = text.indexOf(';', from)) {
            if (differs(text.substring(from, end), properties)) {
                return from;
            }
            from = end + 1;
        }
        return -1;
    }

    /** Brings properties to what the text says from there on, and touches none that is so. */
    public static void apply(String text, int begin, Properties properties) {
        int from = begin;
        for (int end = text.indexOf(';', from); end >= 0; end = text.indexOf(';', from)) {
            String each = text.substring(from, end);
            from = end + 1;
            if (differs(each, properties)) {
                if (isMissing(each)) {
                    properties.remove(decoded(each.substring(1)));
                } else {
                    properties.setProperty(name(each), value(each));
                }
            }
        }
    }

    private static boolean differs(String each, Properties properties) {
        return isMissing(each)
                ? properties.containsKey(decoded(each.substring(1)))
                : !value(each).equals(properties.getProperty(name(each)));
    }

    private static boolean isMissing(String each) {
        return each.startsWith("!");
    }

    private static String name(String each) {
        return decoded(each.substring(0, each.indexOf('=')));
    }

    private static String value(String each) {
        return decoded(each.substring(each.indexOf('=') + 1));
    }

    /** Has what decodes loaded only where something is to be decoded. */
    static String decoded(String text) {
        return text.indexOf('\\') < 0 ? text : AsciiText.decoded(text);
    }
}
