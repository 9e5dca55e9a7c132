package io.github.forkpair.documentation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which links of the pages lead nowhere, on the site or where the sources are read.
 *
 * <p>So a page is linked to as the file that it is: the site makes {@code .html} of {@code .md}.
 * And a place on a page is named by an anchor of its own, because a heading's differs between the
 * two.
 */
final class Links {

    /** What only {@code mvn site} makes, and then checks. */
    private static final Set<String> GENERATED = Set.of("apidocs", "forkpair-maven-plugin");

    private final Sources sources;
    private final Map<Path, Page> pages;
    private final List<String> broken = new ArrayList<>();

    private Links(Sources sources, List<Page> pages) {
        this.sources = sources;
        this.pages = pages.stream().collect(Collectors.toMap(Page::file, page -> page));
    }

    static List<String> broken(Sources sources) throws IOException {
        List<Page> pages = sources.pages();
        Links links = new Links(sources, pages);
        pages.forEach(links::check);
        return links.broken;
    }

    private void check(Page page) {
        for (String link : page.links()) {
            URI target = URI.create(link);
            if (target.getScheme() == null) {
                String wrong = whatIsWrong(page, target);
                if (!wrong.isEmpty()) {
                    broken.add(
                            "%s links to %s, %s".formatted(sources.name(page.file()), link, wrong));
                }
            }
        }
    }

    private String whatIsWrong(Page page, URI target) {
        boolean onTheSite = page.file().startsWith(sources.site());
        Path file = page.file();
        if (!target.getPath().isEmpty()) {
            file = page.file().resolveSibling(target.getPath()).normalize();
        }
        if (onTheSite && !file.startsWith(sources.site())) {
            return "which is not on the site.";
        }
        if (onTheSite
                && GENERATED.contains(sources.site().relativize(file).getName(0).toString())) {
            return "";
        }
        if (!Files.exists(file) && !(onTheSite && isEmbedded(file))) {
            return insteadOf(file);
        }
        String anchor = target.getFragment();
        if (anchor == null) {
            return "";
        }
        Page there = pages.get(file);
        if (there == null || !there.anchors().contains(anchor)) {
            return "but there is no <a id=\"%s\"></a>.".formatted(anchor);
        }
        return "";
    }

    private boolean isEmbedded(Path file) {
        return Files.exists(sources.resources().resolve(sources.site().relativize(file)));
    }

    private static String insteadOf(Path file) {
        String source = file.getFileName().toString().replaceFirst("\\.html$", ".md");
        return Files.exists(file.resolveSibling(source))
                ? "which only the site has: write %s.".formatted(source)
                : "which does not exist.";
    }
}
