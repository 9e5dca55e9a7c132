package io.github.forkpair.child;

import java.nio.charset.Charset;
import java.nio.file.FileSystems;

/**
 * Loads what of the JDK reads system properties once, and had read them in the test JVM before a
 * test could change them there: paths and charsets. A child could not even begin without.
 */
final class LoadedFirst {

    private LoadedFirst() {}

    static void load() {
        FileSystems.getDefault().getPath("");
        Charset.isSupported("none");
    }
}
