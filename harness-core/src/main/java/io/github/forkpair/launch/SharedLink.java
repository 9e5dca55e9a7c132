package io.github.forkpair.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a symbolic link of a shared directory leads to in the directory's copy. */
final class SharedLink {

    private SharedLink() {}

    /**
     * Returns its target, but from the copy: to the copy of what it named in the directory, and to
     * the same place outside of it.
     *
     * @param shared the directory; no link is on the way to it
     * @param link a link in it or below
     */
    static Path inCopy(Path shared, Path link) throws IOException {
        Path target = Files.readSymbolicLink(link);
        Path from = link.getParent();
        if (!target.isAbsolute() && staysBelow(shared, from, target)) {
            return target;
        }
        Path meant = byRealPath(shared, from.resolve(target).normalize());
        if (!meant.startsWith(shared)) {
            return target.isAbsolute() ? target : meant;
        }
        return meant.equals(from) ? Path.of(".") : from.relativize(meant);
    }

    private static boolean staysBelow(Path shared, Path from, Path target) {
        Path at = from;
        for (Path name : target) {
            at = at.resolve(name).normalize();
            if (!at.startsWith(shared)) {
                return false;
            }
        }
        return true;
    }

    /** The temporary directory may have been named by a link to it. */
    private static Path byRealPath(Path shared, Path meant) {
        Path outside = meant.getParent();
        if (meant.startsWith(shared) || outside == null) {
            return meant;
        }
        try {
            Path real = outside.toRealPath().resolve(meant.getFileName());
            return real.startsWith(shared) ? real : meant;
        } catch (IOException e) {
            return meant;
        }
    }
}
