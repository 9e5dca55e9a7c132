package io.github.forkpair.launch;

import io.github.forkpair.control.ChildDescriptors;
import io.github.forkpair.posix.Descriptor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child is given, as this process has it.
 *
 * @param nothing its standard input
 * @param output its standard output
 * @param error its standard error
 * @param orders by which it is told something
 * @param reports by which it reports
 * @param channel its end of the channel under test
 * @param answers by which its side is answered at a meeting place
 * @param memory that all sides have; null where no side asks for it
 * @param queue that all sides have; null where no side asks for it
 */
public record ChildTable(
        Descriptor nothing,
        Descriptor output,
        Descriptor error,
        Descriptor orders,
        Descriptor reports,
        Descriptor channel,
        Descriptor answers,
        @Nullable Descriptor memory,
        @Nullable Descriptor queue) {

    /** Returns them in the order of {@link ChildDescriptors}. */
    List<Descriptor> inOrder() {
        int count =
                queue != null
                        ? ChildDescriptors.QUEUE + 1
                        : memory != null ? ChildDescriptors.MEMORY + 1 : ChildDescriptors.COUNT;
        Descriptor[] table = new Descriptor[count];
        Arrays.fill(table, nothing);
        table[ChildDescriptors.INPUT] = nothing;
        table[ChildDescriptors.OUTPUT] = output;
        table[ChildDescriptors.ERROR] = error;
        table[ChildDescriptors.ORDERS] = orders;
        table[ChildDescriptors.REPORTS] = reports;
        table[ChildDescriptors.CHANNEL] = channel;
        table[ChildDescriptors.ANSWERS] = answers;
        if (memory != null) {
            table[ChildDescriptors.MEMORY] = memory;
        }
        if (queue != null) {
            table[ChildDescriptors.QUEUE] = queue;
        }
        return Arrays.asList(table);
    }

    /** Returns those that are the child's standard ones. */
    List<Descriptor> standard() {
        return List.of(nothing, output, error);
    }
}
