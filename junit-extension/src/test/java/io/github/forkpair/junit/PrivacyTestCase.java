package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks at a child from outside while it runs. Run by {@link PrivacyTests}. */
class PrivacyTestCase {

    private static final String ERROR_FILE = "-XX:ErrorFile=";

    @ParentSide("messages")
    void parentOfMessages(ChildProcess child, Peer peer) throws IOException {
        peer.expect("up");
        assertHoldsItsEndAlone(child.pid());
        peer.send("looked at");
    }

    @ChildSide("messages")
    void childOfMessages(Peer peer) {
        peer.send("up");
        peer.expect("looked at");
    }

    @ParentSide("raw")
    void parentOfRaw(ChildProcess child, InputStream in) throws IOException {
        assertThat(in.read()).isEqualTo(1);
        assertHoldsItsEndAlone(child.pid());
    }

    @ChildSide("raw")
    void childOfRaw(SocketChannel parent) throws IOException {
        parent.write(ByteBuffer.wrap(new byte[] {1}));
        assertThat(parent.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @ParentSide("files")
    void parentOfFiles(ChildProcess child, Peer peer, @SharedDir Path dir) throws IOException {
        peer.expect("written");
        assertThat(PrivateFiles.openToOthers(dir)).isEmpty();
        Path evidence = evidenceOf(child.pid());
        child.await().until(() -> Files.exists(evidence.resolve("child-1.stdout")));
        // The pair's, the class's, the root: each by itself keeps others out.
        assertThat(PrivateFiles.openToOthers(evidence)).isEmpty();
        assertThat(PrivateFiles.openToOthers(evidence.getParent())).isEmpty();
        assertThat(PrivateFiles.openToOthers(evidence.getParent().getParent())).isEmpty();
        assertThat(inTheTemporaryDirectoryOf(child.pid())).isEmpty();
        peer.send("looked at");
    }

    @ChildSide("files")
    void childOfFiles(Peer peer, @SharedDir Path dir) throws IOException {
        Files.writeString(dir.resolve("file"), "written by the child");
        System.out.println("output");
        peer.send("written");
        peer.expect("looked at");
    }

    /** Besides its end a JVM may hold a socketpair's whose other end the JDK itself has closed. */
    private static void assertHoldsItsEndAlone(long pid) throws IOException {
        OpenSockets sockets = OpenSockets.of(pid);
        assertThat(sockets.reachable()).isEmpty();
        assertThat(sockets.descriptors()).containsKey(5).doesNotContainKey(0);
        Set<String> inodes = new TreeSet<>(sockets.descriptors().values());
        assertThat(inodes).hasSizeLessThanOrEqualTo(2);
        for (String inode : inodes) {
            assertThat(OpenSockets.isUnix(pid, inode)).isTrue();
        }
    }

    /** Reads from the child's command where its evidence goes. */
    private static Path evidenceOf(long pid) throws IOException {
        String words = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        String file =
                Arrays.stream(words.split("\0"))
                        .filter(word -> word.startsWith(ERROR_FILE))
                        .findFirst()
                        .orElseThrow();
        return Path.of(file.substring(ERROR_FILE.length())).getParent();
    }

    /** Finds what a JVM leaves there under its pid: performance data, the door for attaching. */
    private static Set<Path> inTheTemporaryDirectoryOf(long pid) throws IOException {
        Set<Path> found = new TreeSet<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        // A number that is not part of a longer one, as a random name may have it.
        Pattern named = Pattern.compile("(?<!\\d)" + pid + "(?!\\d)");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary)) {
            for (Path each : all) {
                if (named.matcher(each.getFileName().toString()).find()) {
                    found.add(each);
                }
            }
        }
        Path data = Path.of("hsperfdata_" + System.getProperty("user.name"), String.valueOf(pid));
        for (Path directory : List.of(temporary, Path.of("/tmp"))) {
            if (Files.exists(directory.resolve(data))) {
                found.add(directory.resolve(data));
            }
        }
        return found;
    }
}
