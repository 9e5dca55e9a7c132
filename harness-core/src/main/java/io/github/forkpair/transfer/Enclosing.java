package io.github.forkpair.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A value whose parts are being sent, with those around it.
 *
 * @param value the value
 * @param outer what holds it; null if it is the message itself
 */
public record Enclosing(Object value, @Nullable Enclosing outer) {

    /** Returns how many they are. */
    public static int depth(@Nullable Enclosing innermost) {
        int depth = 0;
        for (Enclosing each = innermost; each != null; each = each.outer) {
            depth++;
        }
        return depth;
    }

    /** Tells whether an object is that value or one around it. */
    public static boolean contain(@Nullable Enclosing innermost, Object object) {
        for (Enclosing each = innermost; each != null; each = each.outer) {
            if (each.value == object) {
                return true;
            }
        }
        return false;
    }
}
