package io.github.forkpair.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableTests {

    @Test
    void aTableHasTheMachineThenTheRequiredRowsThenTheUsefulOnes() {
        Examination examination =
                new Examination(
                        Map.of("system", "Linux 6.18 (amd64), glibc 2.36"),
                        List.of(
                                new Row(Capability.ATTACH, Capability.ATTACH.fails("no jcmd")),
                                new Row(Capability.SYSTEM, new Finding.Works("Linux")),
                                new Row(
                                        Capability.OPEN_FILES,
                                        new Finding.WorksWithNote(
                                                "90 at most", "Few, but enough.")),
                                new Row(Capability.SPAWN, Capability.SPAWN.fails("EPERM")),
                                new Row(Capability.PAIR, new Finding.NotTried("not tried"))));

        assertThat(String.join("\n", examination.table()))
                .isEqualTo(
                        """
                        system        Linux 6.18 (amd64), glibc 2.36

                        What a pair needs
                          ok    operating system     Linux
                          note  open files           90 at most
                                                     Few, but enough.
                          FAIL  spawn                EPERM
                                  what to do         Allow posix_spawn(3) and let /bin/sh be executable: a
                                                     sandbox, a seccomp profile or a limit of processes may forbid
                                                     it.
                          -     a whole pair         not tried

                        What is useful besides
                          FAIL  attach               no jcmd
                                  what to do         Pairs run all the same, and a child that hangs dumps its
                                                     threads itself. To look into a running child by hand, let
                                                     forkpair.child.java be one of a whole JDK, and leave out
                                                     -XX:+DisableAttachMechanism.

                        Pairs cannot run here. What fails: spawn.""");
    }

    @ParameterizedTest
    @EnumSource
    void everyFailureShowsItsRemedyWithinTheWidth(Capability capability) {
        Examination examination =
                new Examination(
                        Map.of(),
                        List.of(new Row(capability, capability.fails("it failed ".repeat(30)))));

        List<String> table = examination.table();

        assertThat(table).allMatch(line -> line.length() <= 90);
        assertThat(String.join(" ", table).replaceAll("\\s+", " "))
                .contains(
                        "FAIL "
                                + capability.title()
                                + " "
                                + "it failed ".repeat(30)
                                + "what to do "
                                + capability.remedy());
    }

    @Test
    void aPathThatIsLongerThanALineStaysWhole() {
        String path = "/very/long".repeat(12);
        Row row = new Row(Capability.SYSTEM, new Finding.Works("to be copied: " + path));

        assertThat(new Examination(Map.of(), List.of(row)).table())
                .contains(
                        "  ok    operating system     to be copied:",
                        "                             " + path);
    }

    @Test
    void whatAToolSaidAtLengthIsCut() {
        Finding finding = Capability.ATTACH.fails("a line\n".repeat(1000));

        List<String> table =
                new Examination(Map.of(), List.of(new Row(Capability.ATTACH, finding))).table();

        assertThat(table).filteredOn(line -> line.endsWith("a line")).hasSize(12);
    }
}
