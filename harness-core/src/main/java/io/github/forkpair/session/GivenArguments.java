package io.github.forkpair.session;

import io.github.forkpair.channel.Frame;
import io.github.forkpair.channel.MessageCodec;
import io.github.forkpair.control.ChildOrder;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.PairPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one invocation of a test, for the children whose sides ask for some.
 *
 * @param values as the parent side has them
 * @param sent as a child that is another JVM gets them
 */
record GivenArguments(List<@Nullable Object> values, ChildOrder.Arguments sent) {

    /**
     * Takes an invocation's.
     *
     * @param loader the one of the test class
     * @throws UnsentArgumentException if one that a fresh JVM is to get cannot be sent
     */
    static GivenArguments of(PairPlan plan, List<@Nullable Object> values, ClassLoader loader)
            throws UnsentArgumentException {
        Set<Integer> wanted = new TreeSet<>();
        for (ChildPlan child : plan.children()) {
            if (!child.isForked()) {
                child.asked().forEach(word -> wanted.add(Asked.argumentOf(word)));
            }
        }
        MessageCodec codec = new MessageCodec(loader, Frame.DEFAULT_LIMIT);
        List<byte @Nullable []> sent = new ArrayList<>();
        for (int place = 0; place < values.size(); place++) {
            sent.add(wanted.contains(place) ? encoded(codec, values.get(place), place) : null);
        }
        return new GivenArguments(
                Collections.unmodifiableList(new ArrayList<>(values)),
                new ChildOrder.Arguments(sent));
    }

    private static byte[] encoded(MessageCodec codec, @Nullable Object value, int place)
            throws UnsentArgumentException {
        try {
            return codec.encode(value);
        } catch (RuntimeException e) {
            throw new UnsentArgumentException(place, e);
        } catch (IOException e) {
            throw new UnsentArgumentException(place, new IllegalArgumentException(e));
        }
    }
}
