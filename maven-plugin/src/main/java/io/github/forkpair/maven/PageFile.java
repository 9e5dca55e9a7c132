package io.github.forkpair.maven;

import io.github.forkpair.evidence.UserOnly;
import io.github.forkpair.maven.report.BuildPairs;
import io.github.forkpair.maven.report.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.apache.maven.project.MavenProject;

/** The file that the page about a module's pairs is in. */
final class PageFile {

    static final String NAME = "report.html";

    private PageFile() {}

    /**
     * Writes the page.
     *
     * @param evidenceDir the directory below which pairs kept their evidence; absolute
     * @param warnings takes what could not be read
     * @return where it is
     */
    static Path write(MavenProject project, Path evidenceDir, Consumer<String> warnings)
            throws IOException {
        BuildPairs pairs = BuildPairs.read(evidenceDir);
        pairs.problems().forEach(warnings);
        Path page = evidenceDir.resolve(NAME);
        write(page, new ReportPage(project.getName(), pairs).page());
        Seen.PAGE.in(project);
        return page;
    }

    /**
     * Puts the whole page in its place at once: a full disk leaves no half of one. Modules that are
     * built at the same time may share the place.
     */
    private static synchronized void write(Path page, String html) throws IOException {
        Path directory = page.getParent();
        UserOnly.directories(directory, directory);
        Path next = page.resolveSibling(NAME + ".new");
        Files.deleteIfExists(next);
        try {
            UserOnly.append(next, html);
            Files.move(next, page, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
