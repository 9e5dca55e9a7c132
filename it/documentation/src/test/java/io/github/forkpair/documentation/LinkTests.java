package io.github.forkpair.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTests {

    @TempDir Path root;

    @BeforeEach
    void hasASite() throws IOException {
        write("src/site/markdown/sides.md", "## <a id=\"raw\"></a>Raw\n\n[up](index.md)\n");
        write("src/site/markdown/index.md", "# Hello\n");
        write("src/site/resources/images/pair.png", "");
    }

    @Test
    void everyLinkOfThisProjectLeadsSomewhere() throws IOException {
        assertThat(Sources.ofThisBuild().pages()).hasSizeGreaterThan(15);
        assertThat(Links.broken(Sources.ofThisBuild())).isEmpty();
    }

    @Test
    void linksThatLeadSomewhereAreFine() throws IOException {
        write("LICENSE", "");
        write(
                "README.md",
                "[a](src/site/markdown/sides.md#raw) [b](LICENSE) [c](https://example.org/no#no)");
        write(
                "src/site/markdown/decisions/index.md",
                "[a](../sides.md#raw) ![b](../images/pair.png) [c](../apidocs/index.html) [d](#top)"
                        + "\n\n<a id=\"top\"></a>\n");

        assertThat(Links.broken(new Sources(root))).isEmpty();
    }

    @Test
    void aPageThatDoesNotExistIsBroken() throws IOException {
        write(
                "README.md",
                "[a](src/site/markdown/side.md), and\n\n| a |\n|---|\n| ![b](no.png) |\n");

        assertThat(Links.broken(new Sources(root)))
                .containsExactly(
                        "README.md links to src/site/markdown/side.md, which does not exist.",
                        "README.md links to no.png, which does not exist.");
    }

    @Test
    void aPlaceThatAPageHasNoAnchorForIsBroken() throws IOException {
        write("src/site/markdown/a.md", "[a](sides.md#Raw)\n");

        assertThat(Links.broken(new Sources(root)))
                .containsExactly(
                        "src/site/markdown/a.md links to sides.md#Raw, but there is no"
                                + " <a id=\"Raw\"></a>.");
    }

    @Test
    void aLinkThatOnlyTheSiteHasIsBroken() throws IOException {
        write("src/site/markdown/a.md", "[a](sides.html)\n");

        assertThat(Links.broken(new Sources(root)))
                .containsExactly(
                        "src/site/markdown/a.md links to sides.html, which only the site has:"
                                + " write sides.md.");
    }

    @Test
    void aLinkThatLeavesTheSiteIsBroken() throws IOException {
        write("LICENSE", "");
        write("src/site/markdown/a.md", "[a](../../../LICENSE)\n");

        assertThat(Links.broken(new Sources(root)))
                .containsExactly(
                        "src/site/markdown/a.md links to ../../../LICENSE, which is not on the"
                                + " site.");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
