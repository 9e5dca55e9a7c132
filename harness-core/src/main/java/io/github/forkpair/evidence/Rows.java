package io.github.forkpair.evidence;

/** A headline and labelled rows under it, aligned. */
final class Rows {

    private static final String INDENT = "             ";

    private final StringBuilder text;

    Rows(String headline) {
        text = new StringBuilder(headline);
    }

    /** Adds a row, if it says anything. Further lines of the text are aligned with the first. */
    Rows row(String label, String content) {
        if (!content.isBlank()) {
            text.append("\n  ")
                    .append(label)
                    .append(" ".repeat(Math.max(1, INDENT.length() - 2 - label.length())));
            text.append(content.strip().replace("\n", "\n" + INDENT));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
