package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTests {

    @TempDir private Path directory;

    @Test
    void oneWordStandsForAllThatAreInTheFile() throws IOException {
        List<String> words = ArgumentFile.write(List.of("-ea", "-Da=b c", "-cp", "x:y"), file());

        assertThat(words).containsExactly("@" + file());
        assertThat(file()).hasContent("\"-ea\"\n\"-Da=b c\"\n\"-cp\"\n\"x:y\"\n");
    }

    @Test
    void aFileOfTheUsersKeepsItsPlaceAsNoFileNamesAnother() throws IOException {
        List<String> words =
                ArgumentFile.write(List.of("-Da=1", "@my.args", "@more", "-Da=2"), file());

        assertThat(words).containsExactly("@" + file(), "@my.args", "@more", "@" + file() + ".2");
        assertThat(file()).hasContent("\"-Da=1\"\n");
        assertThat(Path.of(file() + ".2")).hasContent("\"-Da=2\"\n");
    }

    /** Asks a JVM what it makes of the file: that is what counts. */
    @Test
    void aJvmReadsOddWordsFromTheFileAsTheyWere() throws Exception {
        String odd = "a b\t\"c\" 'd' \\e #f $g *\nsecond line\rthird";
        String other = "#not a comment @no file " + "y".repeat(200_000);
        Path program =
                Files.writeString(
                        directory.resolve("Says.java"),
                        "class Says { public static void main(String[] a) throws Exception {"
                                + " for (String name : a) java.nio.file.Files.writeString("
                                + "java.nio.file.Path.of(\""
                                + directory
                                + "\", name), System.getProperty(name)); } }");
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(
                ArgumentFile.write(
                        List.of("-Dodd=" + odd, "-Dother=" + other, "-Dempty="), file()));
        words.addAll(List.of(program.toString(), "odd", "other", "empty"));
        Process jvm = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(jvm.getInputStream().readAllBytes());

        assertThat(jvm.waitFor()).as(printed).isZero();
        assertThat(Files.readString(directory.resolve("odd"))).isEqualTo(odd);
        assertThat(Files.readString(directory.resolve("other"))).isEqualTo(other);
        assertThat(directory.resolve("empty")).isEmptyFile();
    }

    private Path file() {
        return directory.resolve("child-1.args");
    }
}
