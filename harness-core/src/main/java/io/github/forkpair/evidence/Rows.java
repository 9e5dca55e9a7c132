package io.github.forkpair.evidence;

/** A headline and the block of labelled rows right under it, aligned. */
final class Rows {

    private static final String INDENT = "             ";

    private final StringBuilder text;

    Rows(String headline) {
        text = new StringBuilder(headline);
    }

    /** Begins a block without a headline, to stand under one that is there already. */
    static Rows underOne() {
        return new Rows("");
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

    /** Adds what is likely, and what to do. */
    Rows hint(Hint hint) {
        return row("likely", hint.likely()).row("to do", hint.toDo());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
