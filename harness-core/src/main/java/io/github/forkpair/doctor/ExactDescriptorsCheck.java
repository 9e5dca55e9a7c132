package io.github.forkpair.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Has a process say which descriptors it has. */
final class ExactDescriptorsCheck implements Check {

    private static final String PREFIX = "/dev/fd/";

    @Override
    public Capability capability() {
        return Capability.EXACT_DESCRIPTORS;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Shell shell = Shell.start(bench, "echo " + PREFIX + "*");
        return judge(shell.heard().all());
    }

    /** Judges by what a shell that was given {@value Shell#TABLE} descriptors has listed. */
    Finding judge(String listed) {
        List<Integer> numbers =
                Arrays.stream(listed.strip().split("\\s+"))
                        .map(word -> word.replace(PREFIX, ""))
                        .filter(word -> word.matches("\\d+"))
                        .map(Integer::valueOf)
                        .sorted()
                        .toList();
        if (numbers.isEmpty()) {
            return capability().fails("a process cannot list its descriptors in /dev/fd");
        }
        // The last is the shell's own, for the directory that it lists.
        List<Integer> expected = IntStream.rangeClosed(0, Shell.TABLE).boxed().toList();
        return numbers.equals(expected)
                ? new Finding.Works("a process has those it is given, and no other")
                : capability()
                        .fails(
                                "a process was to have the descriptors "
                                        + expected
                                        + ", the last of them its own, and has "
                                        + numbers);
    }
}
