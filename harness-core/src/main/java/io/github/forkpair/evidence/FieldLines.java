package io.github.forkpair.evidence;

/**
 * The one form of the lines in which test JVMs write down their pairs: fields with a tab between
 * them, in which nothing ends a line or a field.
 */
final class FieldLines {

    private FieldLines() {}

    /** Returns a line of fields, with its end. */
    static String line(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            line.append(i == 0 ? "" : "\t").append(escaped(fields[i].toString()));
        }
        return line.append('\n').toString();
    }

    /** Returns the fields of a line without its end. */
    static String[] fields(String line) {
        String[] fields = line.split("\t", -1);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = unescaped(fields[i]);
        }
        return fields;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\' || i == field.length() - 1) {
                text.append(c);
                continue;
            }
            char escape = field.charAt(++i);
            text.append(
                    switch (escape) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escape;
                    });
        }
        return text.toString();
    }
}
