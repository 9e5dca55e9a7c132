package io.github.forkpair.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the texts are. */
record Sources(Path root) {

    static Sources ofThisBuild() {
        return new Sources(Path.of(System.getProperty("documentation.root")).normalize());
    }

    Path site() {
        return root.resolve("src/site/markdown");
    }

    /** Where the site has what its pages embed. */
    Path resources() {
        return root.resolve("src/site/resources");
    }

    Path consumerBuilds() {
        return root.resolve("it/src/it");
    }

    List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Path directory : List.of(root, site())) {
            int depth = directory.equals(root) ? 1 : Integer.MAX_VALUE;
            try (Stream<Path> files = Files.walk(directory, depth)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".md")) {
                        pages.add(Page.of(file));
                    }
                }
            }
        }
        return pages;
    }

    /** Names a file as everybody in the project would. */
    String name(Path file) {
        return root.relativize(file).toString();
    }
}
