package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChildJdkTests {

    private static final String ALLOWED =
            " Write the home of a JDK, the path of a java program, or the version of a toolchain,"
                    + " such as 25 or [17,18).";

    private final ToolchainsOnDisk toolchains = new ToolchainsOnDisk();

    @ParameterizedTest
    @CsvSource({
        "17,           /jdks/17.0.2/bin/java",
        "17.0.2,       /jdks/17.0.2/bin/java",
        "'[17,18)',    /jdks/17.0.2/bin/java",
        "'[18,)',      /jdks/25/bin/java",
        "25,           /jdks/25/bin/java",
    })
    void aVersionIsLookedUpAmongTheToolchains(String wanted, String java) throws Exception {
        toolchains.add("17.0.2", "/jdks/17.0.2/bin/java");
        toolchains.add("25", "/jdks/25/bin/java");

        assertThat(java(wanted)).isEqualTo(java);
    }

    @Test
    void aHomeHasAProgram() throws Exception {
        String home = System.getProperty("java.home");

        assertThat(java(home)).isEqualTo(home + "/bin/java");
    }

    @Test
    void aProgramIsTakenAsItIs() throws Exception {
        String java = System.getProperty("java.home") + "/bin/java";

        assertThat(java(java)).isEqualTo(java);
    }

    @Test
    void aJdkThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> java("/no/such/jdk"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "childJdk cannot be \"/no/such/jdk\". There is no program at"
                                + " /no/such/jdk."
                                + ALLOWED);
    }

    @Test
    void aDirectoryThatIsNoJdkIsRefused() {
        assertThatThrownBy(() -> java("/proc"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "childJdk cannot be \"/proc\". There is no program at /proc/bin/java."
                                + ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "the one", "17 or 18"})
    void whatIsNeitherPathNorVersionIsRefused(String wanted) {
        assertThatThrownBy(() -> java(wanted))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "childJdk cannot be \""
                                + wanted
                                + "\". That is neither a path nor a version."
                                + ALLOWED);
    }

    @Test
    void aVersionThatNoToolchainHasIsAnsweredWithThoseThereAre() {
        toolchains.add("25", "/jdks/25/bin/java");
        toolchains.add("17.0.2", "/jdks/17.0.2/bin/java");

        assertThatThrownBy(() -> java("21"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        """
                        childJdk is "21", but no toolchain of type jdk has such a version. There are:
                          17.0.2, /jdks/17.0.2/bin/java
                          25, /jdks/25/bin/java""");
    }

    @Test
    void withoutToolchainsItSaysWhereTheyAreNamed() {
        assertThatThrownBy(() -> java("21"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "childJdk is \"21\", but Maven has no toolchain of type jdk. Name the JDK in"
                                + " ~/.m2/toolchains.xml, with a jdkHome that is there, or write"
                                + " the path of its home.");
    }

    private String java(String wanted) throws MojoExecutionException {
        return new ChildJdk(wanted).java(toolchains, null);
    }
}
