package io.github.forkpair.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class MenuTests {

    /** What the menu leads to that is not among the pages: {@code mvn site} makes these. */
    private static final Set<String> GENERATED =
            Set.of(
                    "contributing.html",
                    "changelog.html",
                    "apidocs/index.html",
                    "forkpair-maven-plugin/plugin-info.html");

    @Test
    void everyPageIsInTheMenuOrAmongTheDecisions() throws IOException {
        Sources sources = Sources.ofThisBuild();
        Set<String> pages =
                sources.pages().stream()
                        .map(Page::file)
                        .filter(file -> file.startsWith(sources.site()))
                        .map(file -> sources.site().relativize(file).toString())
                        .filter(page -> !page.matches("decisions/\\d.*"))
                        .map(page -> page.replaceFirst("\\.md$", ".html"))
                        .collect(Collectors.toSet());
        pages.addAll(GENERATED);

        assertThat(menu(sources)).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void everyDecisionIsInTheList() throws IOException {
        Sources sources = Sources.ofThisBuild();
        Path decisions = sources.site().resolve("decisions");
        List<String> pages =
                sources.pages().stream()
                        .map(Page::file)
                        .filter(file -> file.startsWith(decisions))
                        .map(file -> file.getFileName().toString())
                        .filter(page -> !page.equals("index.md"))
                        .toList();

        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(Page.of(decisions.resolve("index.md")).links()).containsExactlyElementsOf(pages);
    }

    private static List<String> menu(Sources sources) throws IOException {
        Path descriptor = sources.root().resolve("src/site/site.xml");
        return Jsoup.parse(descriptor, "UTF-8", "", Parser.xmlParser()).select("menu item").stream()
                .map(item -> item.attr("href"))
                .toList();
    }
}
