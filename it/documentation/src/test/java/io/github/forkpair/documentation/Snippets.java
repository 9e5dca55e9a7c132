package io.github.forkpair.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells which blocks of code on the pages are not what a consumer build runs, and mends them. */
record Snippets(Sources sources, String version) {

    static Snippets ofThisBuild() {
        return new Snippets(
                Sources.ofThisBuild(), System.getProperty("documentation.version", "unknown"));
    }

    List<String> drifted() throws IOException {
        List<String> drifted = new ArrayList<>();
        for (Page page : sources.pages()) {
            for (Fence fence : page.fences()) {
                String wrong = whatIsWrong(fence);
                if (!wrong.isEmpty()) {
                    String name = sources.name(page.file());
                    drifted.add("%s, line %d: %s".formatted(name, fence.line() + 1, wrong));
                }
            }
        }
        return drifted;
    }

    private String whatIsWrong(Fence fence) throws IOException {
        if (fence.snippet().isEmpty()) {
            return fence.needsSnippet()
                    ? "this %s is no snippet: put <!-- snippet FILE NAME --> on the line before it."
                            .formatted(fence.language())
                    : "";
        }
        Snippet snippet = fence.snippet().get();
        try {
            return fence.code().equals(snippet.text(sources.consumerBuilds(), version))
                    ? ""
                    : "this is not %s of it/src/it/%s: run with -Dsnippets.write=true."
                            .formatted(snippet.name(), snippet.file());
        } catch (IllegalArgumentException missing) {
            return String.valueOf(missing.getMessage());
        }
    }

    /** Writes into each page what its snippets say now. */
    void write() throws IOException {
        for (Page page : sources.pages()) {
            List<String> lines = new ArrayList<>(Files.readAllLines(page.file()));
            List<Fence> lastFirst = new ArrayList<>(page.fences());
            Collections.reverse(lastFirst);
            for (Fence fence : lastFirst) {
                if (fence.snippet().isPresent()) {
                    String text = fence.snippet().get().text(sources.consumerBuilds(), version);
                    int first = fence.line() + 1;
                    List<String> code = lines.subList(first, first + fence.codeLines());
                    code.clear();
                    code.addAll(text.lines().toList());
                }
            }
            Files.writeString(page.file(), String.join("\n", lines) + "\n");
        }
    }
}
