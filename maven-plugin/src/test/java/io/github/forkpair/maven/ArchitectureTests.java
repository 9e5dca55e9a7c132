package io.github.forkpair.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what the plugin may name: it meets the extension in property names and files alone. */
class ArchitectureTests {

    private static final Path ROOT = root();

    private static final JavaClasses PLUGIN = new ClassFileImporter().importPath(ROOT);

    @Test
    void theRulesSawTheCode() throws Exception {
        assertThat(PLUGIN)
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrderElementsOf(onDisk())
                .contains(VerifyMojo.class.getName());
    }

    @Test
    void neitherTheExtensionNorJUnitNorNativeCodeIsNamed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.forkpair.junit..", "org.junit..", "jnr..", "com.kenai..")
                .check(PLUGIN);
    }

    @Test
    void whatIsPrintedGoesThroughMavensLog() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(PLUGIN);
    }

    private static Set<String> onDisk() throws Exception {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replace(File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Path root() {
        try {
            return Path.of(
                    VerifyMojo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
