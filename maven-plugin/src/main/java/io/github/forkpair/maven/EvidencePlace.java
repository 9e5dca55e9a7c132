package io.github.forkpair.maven;

import io.github.forkpair.evidence.EarlierEvidence;
import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.evidence.Tripwire;
import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Where the pairs of a project keep their evidence.
 *
 * @param project the project
 * @param directory the directory; absolute
 */
record EvidencePlace(MavenProject project, Path directory) {

    /** As much as a pair writes at least, to find a disk that is full. */
    private static final int PROBE_SIZE = 64 * 1024;

    private static final String PREPARED = EvidencePlace.class.getName() + ".prepared";

    private static final String TRIPWIRE = EvidencePlace.class.getName() + ".tripwire";

    private static final String SET_BY = EvidencePlace.class.getName() + ".setBy";

    static EvidencePlace of(MavenProject project, Path directory) {
        return new EvidencePlace(project, directory.toAbsolutePath().normalize());
    }

    /**
     * Forgets what earlier builds said of their pairs, once in a build: a second run may come after
     * the first tests. What a failure left as evidence stays until its test has been run again, or
     * is gone.
     *
     * @param buildStart what is older is of an earlier build
     */
    void begin(Instant buildStart) throws MojoExecutionException {
        if (prepared() != null) {
            return;
        }
        try {
            PairRecords.deleteBefore(directory, buildStart);
            EarlierEvidence.removeOfMissingClasses(directory);
            Path page = directory.resolve(PageFile.NAME);
            if (Files.exists(page)
                    && Files.getLastModifiedTime(page).toInstant().isBefore(buildStart)) {
                Files.delete(page);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "What an earlier build left below " + directory + " cannot be deleted: " + e,
                    e);
        }
        probe();
        project.setContextValue(PREPARED, directory.toString());
    }

    /**
     * Lets the build notice if a test removes what pairs write. An execution that comes again does
     * so in a lifecycle of its own, before which there may have been a {@code clean}.
     *
     * @param execution the id of the goal's execution
     */
    void setTripwire(String execution) throws MojoExecutionException {
        boolean isSet = project.getContextValue(TRIPWIRE) != null;
        boolean again = execution.equals(project.getContextValue(SET_BY));
        if (!mayHaveTests() || isSet && !again) {
            return;
        }
        try {
            project.setContextValue(TRIPWIRE, Tripwire.set(directory).file().toString());
            project.setContextValue(SET_BY, execution);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Nothing can be written below " + directory + ": " + e, e);
        }
    }

    /** A module without tests gets no directory. */
    private boolean mayHaveTests() {
        String classes = project.getBuild().getTestOutputDirectory();
        return classes != null && Files.isDirectory(Path.of(classes));
    }

    /** Returns what pairs have written in this build, whose tests are through. */
    PairRecords records(Instant buildStart) throws IOException {
        PairRecords records = PairRecords.readSince(directory, buildStart);
        Object set = project.getContextValue(TRIPWIRE);
        if (set == null) {
            return records;
        }
        Tripwire tripwire = new Tripwire(Path.of(set.toString()));
        String problem = tripwire.problem();
        tripwire.remove();
        project.setContextValue(TRIPWIRE, null);
        return problem.isEmpty() ? records : records.with(problem);
    }

    /** Returns where {@code forkpair:prepare} began evidence in this build; null if it did not. */
    @Nullable Path prepared() {
        return prepared(project);
    }

    /** Returns where {@code forkpair:prepare} began a project's evidence; null if it did not. */
    static @Nullable Path prepared(MavenProject project) {
        Object prepared = project.getContextValue(PREPARED);
        return prepared == null ? null : Path.of(prepared.toString());
    }

    /** Writes there as a pair will, and takes away again whatever was not there. */
    private void probe() throws MojoExecutionException {
        Path present = directory;
        Path absent = null;
        while (!Files.exists(present)) {
            absent = present;
            present = present.getParent();
        }
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "probe", "");
            try {
                Files.write(file, new byte[PROBE_SIZE]);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "Pairs cannot keep evidence below "
                            + directory
                            + " ("
                            + e.getMessage()
                            + "). Make it writable and see that there is room, or set"
                            + " forkpair.evidence.dir to another directory.",
                    e);
        } finally {
            remove(absent);
        }
    }

    private static void remove(@Nullable Path absent) throws MojoExecutionException {
        try {
            if (absent != null) {
                DirectoryTree.delete(absent);
            }
        } catch (IOException e) {
            throw new MojoExecutionException(absent + " cannot be deleted: " + e, e);
        }
    }
}
