package io.github.forkpair.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What its owner may do with an entry of a shared directory, and with its copy. A copy can be read,
 * and its directories can be deleted. Others may do nothing with any copy, and that is not told.
 */
final class SharedModes {

    private static final int MOST_NAMES = 20;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final SortedMap<String, List<String>> changed = new TreeMap<>();

    static Set<PosixFilePermission> of(Path entry) throws IOException {
        return Files.getPosixFilePermissions(entry, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the mode of a file's copy. */
    static Set<PosixFilePermission> ofCopy(Set<PosixFilePermission> file) {
        Set<PosixFilePermission> mode = ofOwner(file);
        if (!mode.contains(PosixFilePermission.OWNER_READ)) {
            mode.add(PosixFilePermission.OWNER_READ);
            mode.add(PosixFilePermission.OWNER_WRITE);
        }
        return mode;
    }

    void add(String name, Set<PosixFilePermission> mode, Set<PosixFilePermission> ofCopy) {
        if (!ofOwner(mode).equals(ofOwner(ofCopy))) {
            changed.computeIfAbsent(
                            "mode " + octal(mode) + ", here " + octal(ofCopy) + ": ",
                            change -> new ArrayList<>())
                    .add(name);
        }
    }

    /** Returns a line for each change, with the names. */
    List<String> changed() {
        return changed.entrySet().stream()
                .map(change -> change.getKey() + names(change.getValue()))
                .toList();
    }

    private static String names(List<String> names) {
        List<String> sorted = names.stream().sorted().toList();
        int more = sorted.size() - MOST_NAMES;
        return more <= 0
                ? String.join(", ", sorted)
                : String.join(", ", sorted.subList(0, MOST_NAMES)) + " and " + more + " more";
    }

    private static Set<PosixFilePermission> ofOwner(Collection<PosixFilePermission> mode) {
        Set<PosixFilePermission> owner = EnumSet.copyOf(OWNER);
        owner.retainAll(mode);
        return owner;
    }

    private static String octal(Set<PosixFilePermission> mode) {
        int bits = 0;
        for (PosixFilePermission each : mode) {
            bits |= 0400 >> each.ordinal();
        }
        return String.format(Locale.ROOT, "%03o", bits);
    }
}
