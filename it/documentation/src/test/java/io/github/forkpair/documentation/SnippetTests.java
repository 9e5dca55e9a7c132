package io.github.forkpair.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnippetTests {

    private static final String SOURCE =
            """
            package com.acme;
            class Foo {
                // START SNIPPET: all
                void first() {
                    // START SNIPPET: inner
                    run("@project.version@");
                    // END SNIPPET: inner
                }

                void second() {}

                // END SNIPPET: all
            }
            """;

    private static final String PAGE =
            """
            # Page

            <!-- snippet 01/Foo.java all -->
            ```java
            void first() {
                run("1.2");
            }

            void second() {}
            ```

            <!-- snippet 01/Foo.java inner -->
            ```java
            run("1.2");
            ```

            ```sh
            mvn verify
            ```
            """;

    @TempDir Path root;

    @BeforeEach
    void hasAConsumerBuild() throws IOException {
        write("it/src/it/01/Foo.java", SOURCE);
        Files.createDirectories(root.resolve("src/site/markdown"));
    }

    @Test
    void everySnippetOfThisProjectIsWhatItsConsumerBuildRuns() throws IOException {
        Snippets snippets = Snippets.ofThisBuild();
        if (Boolean.getBoolean("snippets.write")) {
            snippets.write();
        }
        assertThat(snippets.sources().pages().stream().flatMap(page -> page.fences().stream()))
                .filteredOn(fence -> fence.snippet().isPresent())
                .hasSizeGreaterThan(8);
        assertThat(snippets.drifted()).isEmpty();
    }

    @Test
    void aSnippetIsThePartOfTheFileWithTheBuildsVersion() throws IOException {
        write("README.md", PAGE);

        assertThat(drifted()).isEmpty();
    }

    @Test
    void aSnippetThatDiffersInOneCharacterHasDrifted() throws IOException {
        write("README.md", PAGE.replace("second() {}", "second() { }"));

        assertThat(drifted())
                .containsExactly(
                        "README.md, line 4: this is not all of it/src/it/01/Foo.java: run with"
                                + " -Dsnippets.write=true.");
    }

    @Test
    void aSnippetOfNothingIsTold() throws IOException {
        write("README.md", PAGE.replace("Foo.java all", "Fo.java all").replace("inner", "outer"));

        assertThat(drifted())
                .containsExactly(
                        "README.md, line 4: it/src/it/01/Fo.java does not exist.",
                        "README.md, line 13: it/src/it/01/Foo.java has no START SNIPPET: outer.");
    }

    @Test
    void codeToBeCopiedThatIsNoSnippetIsTold() throws IOException {
        write("src/site/markdown/a.md", "# Page\n\n```xml\n<a/>\n```\n");

        assertThat(drifted())
                .containsExactly(
                        "src/site/markdown/a.md, line 3: this xml is no snippet: put <!-- snippet"
                                + " FILE NAME --> on the line before it.");
    }

    @Test
    void driftedSnippetsAreWrittenAnew() throws IOException {
        write("README.md", PAGE.replace("void second() {}\n", "").replace("1.2", "1.1\n# No\n"));

        new Snippets(new Sources(root), "1.2").write();

        assertThat(root.resolve("README.md")).hasContent(PAGE);
    }

    private List<String> drifted() throws IOException {
        return new Snippets(new Sources(root), "1.2").drifted();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
