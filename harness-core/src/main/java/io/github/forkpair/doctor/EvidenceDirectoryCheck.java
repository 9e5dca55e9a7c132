package io.github.forkpair.doctor;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Writes as much as a small pair's evidence takes, and looks how much more there is room for.
 *
 * @param directory below which evidence is kept; need not exist
 */
record EvidenceDirectoryCheck(Path directory) implements Check {

    private static final int WRITTEN = 1024 * 1024;

    /** A child's output is kept whole, and a chatty one fills some. */
    private static final long PLENTY = 64L * 1024 * 1024;

    private static final long MIB = 1024 * 1024;

    @Override
    public Capability capability() {
        return Capability.EVIDENCE_DIRECTORY;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        try {
            create(bench, directory);
            Path file = Files.createTempFile(directory, "doctor-", ".bytes");
            bench.own(() -> Files.deleteIfExists(file));
            Files.write(file, new byte[WRITTEN]);
        } catch (IOException e) {
            return capability()
                    .fails("1 MiB cannot be written to " + directory + "\n" + Words.of(e));
        }
        return judge(Files.getFileStore(directory).getUsableSpace());
    }

    /** Creates what is missing of a path; those directories go again if nobody else uses them. */
    private static void create(Bench bench, Path path) throws Exception {
        if (Files.isDirectory(path)) {
            return;
        }
        Path above = path.getParent();
        if (above != null) {
            create(bench, above);
        }
        Files.createDirectory(path);
        bench.own(() -> deleteIfEmpty(path));
    }

    private static void deleteIfEmpty(Path path) throws IOException {
        try {
            Files.delete(path);
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            // Somebody has begun to use it, or has removed it.
        }
    }

    /** Judges by the space that is left, in bytes. */
    Finding judge(long left) {
        String what = left / MIB + " MiB free for " + directory;
        return left >= PLENTY
                ? new Finding.Works(what)
                : new Finding.WorksWithNote(
                        what, "A pair's evidence holds the child's whole output. Free some space.");
    }
}
