package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClassPathTests {

    @TempDir private Path dir;

    @Test
    void ourOwnClassesComeFirstAndNothingComesTwice() {
        List<String> entries = entries(getClass().getClassLoader());

        assertThat(entries.get(0)).endsWith("classes");
        assertThat(Path.of(entries.get(0), "io/github/forkpair/child/ChildMain.class")).exists();
        assertThat(entries).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    }

    @Test
    void whatTheTestsLoadersLoadFromComesLastAndInTheOrderInWhichTheyAreAsked() throws IOException {
        Path outer = jar("outer one.jar", "", "a/B.class");
        Path inner = Files.createDirectories(dir.resolve("inn\u00e9r"));
        URL web = new URL("https://example.org/never-asked.jar");
        try (var launchers = new URLClassLoader(new URL[] {outer.toUri().toURL(), web});
                var tests = new URLClassLoader(new URL[] {inner.toUri().toURL()}, launchers)) {

            assertThat(entries(tests)).endsWith(outer.toString(), inner.toString());
            assertThat(entries(launchers)).endsWith(outer.toString());
        }
    }

    @Test
    void aJarThatOnlyNamesAClassPathIsReplacedByIt() throws IOException {
        Path pathing =
                jar(
                        "pathing.jar",
                        "one.jar file:" + dir.resolve("two%20words.jar").toUri().getPath(),
                        null);
        Path classes = jar("classes.jar", "one.jar", "a/B.class");

        assertThat(TestClassPath.expanded(pathing.toString()))
                .isEqualTo(
                        dir.resolve("one.jar") + File.pathSeparator + dir.resolve("two words.jar"));
        assertThat(TestClassPath.expanded(classes.toString())).isEqualTo(classes.toString());
        assertThat(TestClassPath.expanded("/no/such.jar")).isEqualTo("/no/such.jar");
    }

    private static List<String> entries(ClassLoader tests) {
        return Arrays.asList(TestClassPath.of(tests).split(File.pathSeparator));
    }

    private Path jar(String name, String classPath, String entry) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path file = dir.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (entry != null) {
                jar.putNextEntry(new ZipEntry(entry));
            }
        }
        return file;
    }
}
