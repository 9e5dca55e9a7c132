package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class AbsentDirectoryTests {

    private static final String ABSENT = "/no/such/dir";

    @Test
    void isNamedByWhatComesOfIt() {
        assertThat(AbsentDirectory.in(new NoSuchFileException(ABSENT + "/x.tmp"), ABSENT))
                .isEqualTo(ABSENT);
        assertThat(AbsentDirectory.in(new IOException("No such file or directory"), ABSENT))
                .isEqualTo(ABSENT);
        assertThat(
                        AbsentDirectory.in(
                                new UncheckedIOException(new NoSuchFileException(ABSENT + "/x")),
                                ABSENT))
                .isEqualTo(ABSENT);
        assertThat(
                        AbsentDirectory.in(
                                new UnsatisfiedLinkError("cannot write to java.io.tmpdir"), ABSENT))
                .isEqualTo(ABSENT);
    }

    @Test
    void isNotBlamedForAnythingElse() {
        assertThat(AbsentDirectory.in(new NoSuchFileException("/elsewhere"), ABSENT)).isEmpty();
        assertThat(AbsentDirectory.in(new IllegalStateException(), ABSENT)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isNamedWhereNoFileCanBeCreatedToo() {
        String proc = "/proc"; // where not even root can

        assertThat(AbsentDirectory.in(new NoSuchFileException(proc + "/x"), proc)).isEqualTo(proc);
        assertThat(AbsentDirectory.in(new IOException("Permission denied"), proc)).isEqualTo(proc);
        assertThat(AbsentDirectory.in(new NoSuchFileException("/elsewhere"), proc)).isEmpty();
    }

    @Test
    void isAbsent() {
        String there = System.getProperty("java.io.tmpdir");

        assertThat(AbsentDirectory.in(new NoSuchFileException(there + "/x"), there)).isEmpty();
        assertThat(AbsentDirectory.in(new NoSuchFileException("x"), null)).isEmpty();
    }
}
