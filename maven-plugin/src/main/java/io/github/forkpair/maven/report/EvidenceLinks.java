package io.github.forkpair.maven.report;

import static java.util.Map.entry;

import io.github.forkpair.evidence.EvidenceDirectory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The files that a pair left, for a person to open.
 *
 * @param root the directory below which evidence is kept
 * @param linked whether the page is in that directory, so that links reach the files
 */
record EvidenceLinks(Path root, boolean linked) {

    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    entry("child-1.command", "runs the child side again"),
                    entry("child-1.input", "what the parent side had sent"),
                    entry("child-1.stdout", "the child's standard output"),
                    entry("child-1.stderr", "the child's standard error"),
                    entry("child-1.threads", "the child's threads at the deadline"),
                    entry("child-1.left-out", "what the test JVM has and the child has not"),
                    entry("child-1.left-threads", "threads that the child side left running"),
                    entry("parent.threads", "the parent side's stack at the deadline"),
                    entry("hs_err.log", "the report of the crash"),
                    entry("shared.cut", "what of the shared directory was not kept"),
                    entry("pair.json", "all events, for a trace viewer such as Perfetto"),
                    entry("child-1.properties", "the properties that the child was given"));

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
            String meaning =
                    name.startsWith("shared/")
                            ? "left in the shared directory"
                            : MEANINGS.getOrDefault(name, "");
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
