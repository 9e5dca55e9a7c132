package io.github.forkpair.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs in {@code mvn site}, when all of the site stands. */
@Tag("site")
class GeneratedSiteTests {

    private final Path site = Sources.ofThisBuild().root().resolve("target/site");
    private final Map<Path, Document> read = new HashMap<>();

    @Test
    void everyLinkOfTheSiteLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages = pages();
        for (Path page : pages) {
            for (Element link : document(page).select("[href], [src]")) {
                String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (!leadsSomewhere(page, target)) {
                    broken.add("%s: %s".formatted(site.relativize(page), target));
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void noPageLoadsAnythingFromElsewhere() throws IOException {
        List<String> loaded = new ArrayList<>();
        for (Path page : pages()) {
            for (Element element : document(page).select("[src], link[rel=stylesheet]")) {
                String target = element.attr("src") + element.attr("href");
                if (target.matches("(https?:)?//.*")) {
                    loaded.add("%s: %s".formatted(site.relativize(page), target));
                }
            }
        }
        assertThat(loaded).isEmpty();
    }

    /** The tool that makes them once ended {@code @{argLine}} at the first of its two braces. */
    @Test
    void whatThePagesOfThePluginQuoteIsWhole() throws IOException {
        Document prepare = document(site.resolve("forkpair-maven-plugin/prepare-mojo.html"));

        assertThat(prepare.select("code").eachText())
                .contains("@{argLine}")
                .allSatisfy(code -> assertThat(code).doesNotMatch("[^}]*[{][^}]*"));
    }

    /** Lists the pages that are ours: those that the JDK's javadoc writes are its own affair. */
    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !file.startsWith(site.resolve("apidocs")))
                    .sorted()
                    .toList();
        }
    }

    private boolean leadsSomewhere(Path page, String link) throws IOException {
        URI target = URI.create(link.replace(" ", "%20"));
        if (target.getScheme() != null || link.startsWith("//")) {
            return true;
        }
        Path file = page;
        if (!target.getPath().isEmpty()) {
            file = page.resolveSibling(target.getPath()).normalize();
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String anchor = target.getFragment();
        return anchor == null
                || anchor.isEmpty()
                || document(file).getElementById(anchor) != null
                || !document(file).getElementsByAttributeValue("name", anchor).isEmpty();
    }

    private Document document(Path page) throws IOException {
        Document document = read.get(page);
        if (document == null) {
            document = Jsoup.parse(page);
            read.put(page, document);
        }
        return document;
    }
}
