package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmArgumentsTests {

    @TempDir private Path directory;

    @Test
    void shortWordsStayAsTheyAreAndNoFileIsWritten() throws IOException {
        JvmArguments arguments = new JvmArguments(file());
        arguments.addAll(List.of("-Da=b c", "-Dq=\"'\\", ""));
        arguments.add("-cp", "x:y");

        assertThat(arguments.words()).containsExactly("-Da=b c", "-Dq=\"'\\", "", "-cp", "x:y");
        assertThat(file()).doesNotExist();
    }

    @Test
    void theLongestThatFitsStays() throws IOException {
        String fits = "x".repeat(JvmArguments.LONGEST - 1);
        JvmArguments arguments = new JvmArguments(file());
        arguments.add(fits);

        assertThat(arguments.words()).containsExactly(fits);
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsTooLongGoesToTheFileWithItsOptionAndKeepsItsPlace() throws IOException {
        String path = "x".repeat(JvmArguments.LONGEST);
        JvmArguments arguments = new JvmArguments(file());
        arguments.add("-ea");
        arguments.add("-cp", path);
        arguments.add("-esa");

        assertThat(arguments.words()).containsExactly("-ea", "@" + file(), "-esa");
        assertThat(file()).hasContent("\"-cp\"\n\"" + path + "\"\n");
    }

    @Test
    void bytesCountAndNotCharacters() throws IOException {
        String name = "-Da=" + "\u6f22".repeat(JvmArguments.LONGEST / 2);
        JvmArguments arguments = new JvmArguments(file());
        arguments.add(name);

        boolean wide = "\u6f22".getBytes(System.getProperty("sun.jnu.encoding")).length > 1;
        assertThat(arguments.words()).containsExactly(wide ? "@" + file() : name);
    }

    @Test
    void propertiesThatAreTooLongTogetherGoToTheFileAndAnAgentDoesNot() throws IOException {
        JvmArguments arguments = new JvmArguments(file());
        for (int i = 0; i < 30; i++) {
            arguments.add("-Da" + i + "=" + "x".repeat(100_000));
        }
        arguments.add("-javaagent:a.jar");

        assertThat(arguments.words()).hasSize(4).endsWith("@" + file(), "-javaagent:a.jar");
        assertThat(Files.readAllLines(file())).hasSize(28);
        assertThat(arguments.haveRoomFor("x".repeat(90_000))).isFalse();
    }

    @Test
    void aLaterArgumentOverridesAnEarlierOneAlsoWhereBothAreTooLong() throws IOException {
        String value = "x".repeat(JvmArguments.LONGEST);
        JvmArguments arguments = new JvmArguments(file());
        arguments.add("-Da=1" + value);
        arguments.add("-Db=short");
        arguments.add("-Db=" + value);

        assertThat(arguments.words())
                .containsExactly("@" + file(), "-Db=short", "@" + file() + ".2");
    }

    /** Asks a JVM what it makes of the file: that is what counts. */
    @Test
    void aJvmReadsOddWordsFromTheFileAsTheyWere() throws Exception {
        String odd =
                "a b\t\"c\" 'd' \\e #f $g *\nsecond line\rthird" + "x".repeat(JvmArguments.LONGEST);
        String other = "#not a comment " + "y".repeat(JvmArguments.LONGEST);
        JvmArguments arguments = new JvmArguments(file());
        arguments.add("-Dodd=" + odd);
        arguments.add("-Dother=" + other);
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
        words.addAll(arguments.words());
        words.addAll(List.of(program.toString(), "odd", "other"));

        assertThat(words).filteredOn(word -> word.startsWith("@")).containsExactly("@" + file());
        assertThat(words).noneMatch(word -> word.startsWith("-Dodd") || word.startsWith("-Dother"));
        Process jvm = new ProcessBuilder(words).redirectErrorStream(true).start();
        String printed = new String(jvm.getInputStream().readAllBytes());

        assertThat(jvm.waitFor()).as(printed).isZero();
        assertThat(Files.readString(directory.resolve("odd"))).isEqualTo(odd);
        assertThat(Files.readString(directory.resolve("other"))).isEqualTo(other);
    }

    private Path file() {
        return directory.resolve("child-1.args");
    }
}
