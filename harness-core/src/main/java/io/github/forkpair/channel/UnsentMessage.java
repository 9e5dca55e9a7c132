package io.github.forkpair.channel;

import io.github.forkpair.transfer.UnsendableException;
import io.github.forkpair.transfer.UnsendableException.Kind;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says why a message cannot be sent, and the way to the part that cannot. Looks for that part only
 * now, so that a message that can be sent pays nothing for it.
 */
final class UnsentMessage {

    /** A place in the message, with what is there and why that cannot be sent. */
    private record Place(String way, Object part, UnsendableException problem) {

        /** Tells whether the part is what is refused, and not only holds it out of sight. */
        boolean isTheRefused() {
            return part == problem.object() || part.getClass().isHidden();
        }
    }

    private final MessageCodec codec;
    private final Object message;

    UnsentMessage(MessageCodec codec, Object message) {
        this.codec = codec;
        this.message = message;
    }

    IllegalArgumentException because(UnsendableException problem) {
        String text =
                switch (problem.kind()) {
                    case CYCLE -> cycle(problem);
                    case DEPTH -> depth(problem);
                    case ITSELF -> wording(place(problem));
                };
        return new IllegalArgumentException(
                "A " + nameOfMessage() + " cannot be sent: " + text,
                problem.kind() == Kind.DEPTH
                        ? null
                        : problem.getCause()); // its stack would be the nesting
    }

    /** Words the refusal of a message in which a method calls itself without end. */
    static IllegalArgumentException endless(Object message, StackOverflowError error) {
        return new IllegalArgumentException(
                "A "
                        + UnsendableException.nameOf(message.getClass())
                        + " cannot be sent: "
                        + DeepStack.overflowed(error));
    }

    private String depth(UnsendableException problem) {
        return WayToPart.cut(
                        WayToPart.root(message) + WayToPart.toTheDeep(message, problem.object()))
                + " "
                + problem.problem()
                + ". "
                + problem.advice();
    }

    private String cycle(UnsendableException problem) {
        Object again = problem.object();
        String first = again == message ? "" : WayToPart.find(message, again);
        String second = WayToPart.find(again, again);
        String where =
                first == null || second == null
                        ? "it holds a "
                                + UnsendableException.nameOf(again.getClass())
                                + " that holds itself"
                        : WayToPart.cut(WayToPart.root(message) + first + second)
                                + " is "
                                + WayToPart.cut(WayToPart.root(message) + first)
                                + " again";
        return where + ", and it is made after what it holds. " + problem.advice();
    }

    private String wording(Place place) {
        Object refused = place.isTheRefused() ? place.part : place.problem.object();
        String which = UnsendableException.nameOf(refused.getClass()) + ", which ";
        String subject;
        if (place.part == message) {
            subject = place.isTheRefused() ? "it " : "it holds a " + which;
        } else {
            subject =
                    WayToPart.cut(place.way)
                            + (place.isTheRefused() ? " is a " : " holds a ")
                            + which;
        }
        String advice = advice(place, refused);
        return subject + place.problem.problem() + (advice.isEmpty() ? "." : ". " + advice);
    }

    private static String advice(Place place, Object refused) {
        String known = place.problem.advice();
        if (known != null) {
            return known;
        }
        if (place.way.endsWith(".comparator()")) {
            return Advice.ON_COMPARATORS;
        }
        int step = place.way.lastIndexOf(".this$");
        return step < 0
                ? Advice.on(refused)
                : "Make the class of "
                        + WayToPart.cut(place.way.substring(0, step))
                        + " a static one with a name, or a record: any other keeps the object that it"
                        + " was made in.";
    }

    private Place place(UnsendableException problem) {
        if (problem.object() == message) {
            return new Place("", message, problem);
        }
        String way = WayToPart.find(message, problem.object());
        return way == null
                ? innermost(problem)
                : new Place(WayToPart.root(message) + way, problem.object(), problem);
    }

    /**
     * Goes from the message to the first part that cannot be sent by itself, and on from there: the
     * object that is refused was made only when it was to be written.
     */
    private Place innermost(UnsendableException problem) {
        Place place = new Place(WayToPart.root(message), message, problem);
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (seen.add(place.part)) {
            for (Part part : Part.of(place.part)) {
                UnsendableException why = seen.contains(part.value()) ? null : tried(part.value());
                if (why != null) {
                    place = new Place(place.way + part.step(), part.value(), why);
                    break;
                }
            }
        }
        return place;
    }

    private @Nullable UnsendableException tried(Object part) {
        try {
            codec.encode(part, new DataOutputStream(OutputStream.nullOutputStream()), null);
            return null;
        } catch (UnsendableException e) {
            return e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return null; // too large, or too deep, which is not what is asked here
        }
    }

    private String nameOfMessage() {
        String kind = WayToPart.kindOfTheJdks(message);
        return kind.isEmpty() ? UnsendableException.nameOf(message.getClass()) : kind;
    }
}
