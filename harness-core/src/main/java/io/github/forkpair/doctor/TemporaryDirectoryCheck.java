package io.github.forkpair.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a directory and a file where {@code @SharedDir} directories will be. */
final class TemporaryDirectoryCheck implements Check {

    @Override
    public Capability capability() {
        return Capability.TEMPORARY_DIRECTORY;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        Path directory = bench.directory();
        Files.writeString(directory.resolve("written"), "by the doctor\n");
        return new Finding.Works("files can be made in " + directory.getParent());
    }
}
