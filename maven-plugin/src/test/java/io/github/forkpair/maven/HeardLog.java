package io.github.forkpair.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps what a goal says. */
final class HeardLog extends SystemStreamLog {

    final List<String> infos = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<String> errors = new ArrayList<>();

    @Override
    public void info(CharSequence line) {
        infos.add(line.toString());
    }

    @Override
    public void warn(CharSequence line) {
        warnings.add(line.toString());
    }

    @Override
    public void error(CharSequence line) {
        errors.add(line.toString());
    }
}
