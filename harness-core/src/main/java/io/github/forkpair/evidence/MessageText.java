package io.github.forkpair.evidence;

import io.github.forkpair.transfer.Cut;

/**
 * A message in a few words, taken on the thread that exchanges it.
 *
 * @param type its class, as people name it
 * @param value what it holds, or the beginning of that; empty where only its own class could say
 */
public record MessageText(String type, String value) {

    /** Of what came and could not be read. */
    static final MessageText UNREADABLE = new MessageText("unreadable", "");

    /** How much of a value is kept; in characters. */
    private static final int LONGEST = 80;

    /** Words a message. Runs no method of a class that is not the JDK's. */
    static MessageText of(Object message) {
        ValueWords words = new ValueWords(LONGEST);
        try {
            words.add(message);
        } catch (RuntimeException | LinkageError e) {
            // Another thread changes it, or its class is broken: what was seen so far has to do.
        }
        String value = Cut.to(LONGEST, words.toString());
        return new MessageText(
                Cut.to(LONGEST, ValueWords.typeOf(message)),
                isPrintable(value) ? value : Cut.to(LONGEST, Visible.text(value)));
    }

    /** Tells that at once of most values. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
