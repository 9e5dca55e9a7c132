package io.github.forkpair.maven;

import io.github.forkpair.evidence.PairRecords;
import io.github.forkpair.posix.Survivors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the page and says how many pairs there were, for each module whose build ended before its
 * goals could, as Surefire ends one whose tests failed. Maven loads it where the plugin has {@code
 * <extensions>true</extensions>}.
 *
 * <p>It never fails a build: that is over. It is declared in {@code
 * META-INF/plexus/components.xml}, since the Sisu of Maven 3.8.7 reads no annotations of classes
 * for Java 17.
 */
public final class AfterTheBuild extends AbstractMavenLifecycleParticipant {

    private static final Logger LOG = LoggerFactory.getLogger(AfterTheBuild.class);

    /** Is created by Maven. */
    public AfterTheBuild() {}

    @Override
    public void afterProjectsRead(MavenSession session) {
        session.getProjects().forEach(project -> Seen.EXTENSION.in(project));
    }

    @Override
    public void afterSessionEnd(MavenSession session) {
        if (session.getProjects() == null) {
            return; // no POM could be read
        }
        for (MavenProject project : session.getProjects()) {
            try {
                tell(session, project);
            } catch (IOException | RuntimeException | LinkageError e) {
                LOG.warn("Forkpair: what became of the pairs cannot be told: {}", e.toString());
            }
        }
    }

    private static void tell(MavenSession session, MavenProject project) throws IOException {
        Path directory = EvidencePlace.prepared(project);
        if (directory == null) {
            return; // skipped, or not reached
        }
        Instant start = session.getRequest().getStartTime().toInstant();
        PairRecords records = EvidencePlace.of(project, directory).records(start);
        boolean nothing = records.pairs().isEmpty() && records.problems().isEmpty();
        boolean failed = session.getResult().getBuildSummary(project) instanceof BuildFailure;
        boolean bad =
                !records.problems().isEmpty()
                        || records.pairs().stream().anyMatch(pair -> !pair.isGood());
        if (nothing || !failed && !bad) {
            return;
        }
        if (!Seen.SUMMARY.isOf(project)) {
            PairSummary summary =
                    new PairSummary(records, Survivors.of(records.unattended()).end());
            LOG.info(summary.line());
            summary.notRun().lines().forEach(LOG::info);
            summary.processesLeft().lines().forEach(LOG::warn);
            records.problems().forEach(LOG::warn);
        }
        if (!Seen.PAGE.isOf(project)) {
            LOG.info("Forkpair: the report is {}", PageFile.write(project, directory, LOG::warn));
        }
    }
}
