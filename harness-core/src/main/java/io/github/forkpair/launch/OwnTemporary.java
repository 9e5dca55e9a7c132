package io.github.forkpair.launch;

import io.github.forkpair.jvm.GivenArguments;
import io.github.forkpair.jvm.OperatingSystem;
import io.github.forkpair.jvm.RandomName;
import io.github.forkpair.plan.DirectoryTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The temporary directory of one child, for what its libraries unpack there. It goes with the
 * child, and with this JVM however that ends: then the child removes it, or {@link OrphanGuard}
 * does.
 *
 * <p>Its name is short, since the address of a Unix-domain socket in it has 108 bytes at most, 104
 * on macOS.
 */
public final class OwnTemporary implements AutoCloseable {

    private static final String PROPERTY = "-Djava.io.tmpdir=";

    private static final FileAttribute<Set<PosixFilePermission>> FOR_THE_USER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** What a JVM of Linux takes for the temporary directory, and where all have one. */
    private static final String USUAL = "/tmp";

    /** Where macOS has one for each user, which is what a JVM takes there. */
    private static final String OF_MACOS = "/var/folders/";

    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private final Path path;

    private OwnTemporary(Path path) {
        this.path = path;
    }

    /**
     * Chooses one, which is not there yet; nothing where somebody has set {@code java.io.tmpdir},
     * or where there can be none.
     *
     * @param now the test JVM's temporary directory as it is now; null if somebody removed that
     * @param childArgs the arguments that the user has for the child
     */
    static Optional<OwnTemporary> choose(@Nullable String now, List<String> childArgs)
            throws IOException {
        boolean set = !isTheJvms(now) || gives(GivenArguments.ofThisJvm()) || gives(childArgs);
        if (set || !Files.isWritable(Path.of(USUAL))) {
            return Optional.empty();
        }
        String name = "forkpair-" + ProcessHandle.current().pid() + "-" + RandomName.next();
        return Optional.of(new OwnTemporary(Path.of(USUAL).toRealPath().resolve(name)));
    }

    private static boolean isTheJvms(@Nullable String directory) {
        return directory != null
                && (OperatingSystem.ofThisJvm() == OperatingSystem.MACOS
                        ? directory.startsWith(OF_MACOS)
                        : directory.equals(USUAL));
    }

    private static boolean gives(Collection<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith(PROPERTY));
    }

    /** Returns where it is. */
    Path path() {
        return path;
    }

    /** Makes it the one that a JVM with those arguments has. */
    void putInto(List<String> arguments) {
        arguments.removeIf(argument -> argument.startsWith(PROPERTY));
        arguments.add(PROPERTY + path);
    }

    /**
     * Creates it, where it is not there yet. A file system that has no room for it fails no child:
     * few need one.
     *
     * @throws IOException if somebody else has created it, who saw its name and was quicker
     */
    void create() throws IOException {
        try {
            Files.createDirectory(path, FOR_THE_USER);
        } catch (FileAlreadyExistsException e) {
            if (!isOurs()) {
                throw new IOException(path + " is there, and is not ours", e);
            }
        } catch (IOException e) {
            // The child tries once more.
        }
    }

    private boolean isOurs() throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (Files.exists(THIS_PROCESS)) {
            return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(Files.getAttribute(THIS_PROCESS, "unix:uid"));
        }
        String owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        return ProcessHandle.current().info().user().filter(owner::equals).isPresent();
    }

    /** Removes it with all that is in it. Closing twice does nothing more. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(path); // mostly empty; and this takes no descriptor
        } catch (DirectoryNotEmptyException e) {
            DirectoryTree.delete(path);
        }
    }
}
