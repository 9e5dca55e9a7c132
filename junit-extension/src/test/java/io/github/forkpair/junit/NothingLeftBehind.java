package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.posix.SocketPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Holds after each test: no process, descriptor, thread or temporary directory more than before.
 */
final class NothingLeftBehind implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(NothingLeftBehind.class);

    private record Holdings(
            List<Long> processes,
            List<String> descriptors,
            List<String> threads,
            List<String> directories) {

        static Holdings now() throws IOException {
            return new Holdings(
                    ProcessHandle.current().children().map(ProcessHandle::pid).sorted().toList(),
                    descriptorsOfOurs(),
                    Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("forkpair-"))
                            .sorted()
                            .toList(),
                    temporaryDirectories());
        }

        /** Sockets and pipes: files and jars come and go with class loading. */
        private static List<String> descriptorsOfOurs() throws IOException {
            TreeSet<String> open = new TreeSet<>();
            try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
                for (Path entry : entries.toList()) {
                    if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
                        String target = Files.readSymbolicLink(entry).toString();
                        if (target.startsWith("socket:") || target.startsWith("pipe:")) {
                            open.add(entry.getFileName() + " " + target);
                        }
                    }
                }
            }
            return List.copyOf(open);
        }

        private static List<String> temporaryDirectories() throws IOException {
            try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                return entries.map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> name.startsWith("forkpair-"))
                        .sorted()
                        .toList();
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        SocketPair.open().close(); // loads what stays open
        context.getStore(NAMESPACE).put("before", Holdings.now());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        assertThat(Holdings.now()).isEqualTo(context.getStore(NAMESPACE).get("before"));
    }
}
