package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.EvidenceDirectory;
import io.github.forkpair.plan.PairFiles;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that a pair left, for a person to open.
 *
 * @param root the directory below which evidence is kept
 * @param linked whether the page is in that directory, so that links reach the files
 */
record EvidenceLinks(Path root, boolean linked) {

    /** Writes the list of files; nothing for a pair that kept none. */
    void write(Html html, String evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        html.element("h3", "Evidence");
        Path directory = root.resolve(evidence).normalize();
        if (!directory.startsWith(root.normalize()) || !Files.isDirectory(directory)) {
            html.open("p").text("The evidence directory ");
            html.element("code", evidence).text(" is not there any more.").close();
            return;
        }
        html.open("ul", "class", "files");
        for (Path file : EvidenceDirectory.files(directory)) {
            String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
            html.open("li");
            if (linked) {
                html.element("a", name, "href", url(evidence + "/" + name));
            } else {
                html.element("code", evidence + "/" + name);
            }
            String meaning = PairFiles.meaning(name);
            html.element("span", meaning + (meaning.isEmpty() ? "" : ", ") + size(file)).close();
        }
        html.close();
    }

    private static String size(Path file) {
        try {
            return Words.size(Files.size(file));
        } catch (IOException e) {
            return "gone";
        }
    }

    /** Returns a relative address, which no name can turn into another scheme or place. */
    static String url(String path) {
        try {
            return "./" + new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            return "./";
        }
    }
}
