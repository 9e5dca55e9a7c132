package io.github.forkpair.transfer;

import java.io.IOException;

/** Says in which components of records a message could not be read; the cause says why. */
public final class UnreadablePartException extends IOException {

    private static final long serialVersionUID = 1;

    /** A message can be nested deeper than anyone reads. */
    private static final int LONGEST_PLACE = 400;

    private final String place;

    private UnreadablePartException(String place, Throwable cause) {
        super(place, cause);
        this.place = place;
    }

    /** Adds a component, from the innermost outwards. */
    static UnreadablePartException in(Class<?> type, String component, Throwable problem) {
        String step = simpleName(type) + "." + component;
        if (!(problem instanceof UnreadablePartException inner)) {
            return new UnreadablePartException(step, problem);
        }
        String place = inner.place.length() > LONGEST_PLACE ? "..." : inner.place;
        return new UnreadablePartException(step + " > " + place, inner.getCause());
    }

    /** Returns the same place with another cause. */
    UnreadablePartException because(IOException cause) {
        return new UnreadablePartException(place, cause);
    }

    /** Returns the place, such as {@code Order.items > Item.price}. */
    public String place() {
        return place;
    }

    /** Returns a class's simple name, or the end of its name where it has none. */
    public static String simpleName(Class<?> type) {
        String simple = type.getSimpleName();
        return simple.isEmpty()
                ? type.getName().substring(type.getName().lastIndexOf('.') + 1)
                : simple;
    }
}
