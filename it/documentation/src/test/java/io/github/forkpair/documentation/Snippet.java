package io.github.forkpair.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a file of the consumer builds, between the marks that Doxia has for it.
 *
 * @param file below {@code it/src/it}
 * @param name what its marks name
 */
record Snippet(String file, String name) {

    /**
     * Reads its text, not indented, with the version that the build puts into it.
     *
     * @throws IllegalArgumentException if the file has no such part
     */
    String text(Path consumerBuilds, String version) throws IOException {
        Path path = consumerBuilds.resolve(file);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("it/src/it/" + file + " does not exist.");
        }
        List<String> lines = Files.readAllLines(path);
        int start = mark(lines, "START SNIPPET: " + name);
        int end = mark(lines, "END SNIPPET: " + name);
        return lines.subList(start + 1, end).stream()
                .filter(line -> !line.contains(" SNIPPET: "))
                .collect(Collectors.joining("\n"))
                .stripTrailing()
                .stripIndent()
                .replace("@project.version@", version)
                .concat("\n");
    }

    private int mark(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().matches("(// |<!-- )" + mark + "( -->)?")) {
                return i;
            }
        }
        throw new IllegalArgumentException("it/src/it/%s has no %s.".formatted(file, mark));
    }
}
