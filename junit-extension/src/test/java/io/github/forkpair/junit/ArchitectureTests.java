package io.github.forkpair.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds what the extension may name, and that what it exports says how stable it is. */
class ArchitectureTests {

    private static final JavaClasses EXTENSION =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.github.forkpair.junit");

    @Test
    void theRulesSawTheCode() throws Exception {
        assertThat(EXTENSION)
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrderElementsOf(onDisk());
        assertThat(
                        EXTENSION
                                .getPackage("io.github.forkpair.junit")
                                .isAnnotatedWith(NullMarked.class))
                .isTrue();
    }

    /** Returns the names of all classes that the build has made of the extension's code. */
    private static Set<String> onDisk() throws Exception {
        Path root =
                Path.of(
                        ParentSide.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replace(File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void nativeCodeAndTheBuildToolAreOthersBusiness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jnr..", "com.kenai..", "org.apache.maven..", "org.awaitility..")
                .check(EXTENSION);
    }

    @Test
    void whatIsPrintedGoesThroughTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(EXTENSION);
    }

    @Test
    void onlyWhatAuthorsWriteAndWhatJUnitLooksForAreExported() {
        classes()
                .that()
                .arePublic()
                .and()
                .areAnnotations()
                .or()
                .haveSimpleName("Launch") // what an annotation has
                .or()
                .haveSimpleName("Lifecycle")
                .or()
                .haveSimpleName("Transport")
                .should()
                .beAnnotatedWith(API.class)
                .check(EXTENSION);
        classes()
                .that()
                .areNotAnnotations()
                .and()
                .doNotHaveSimpleName("Launch")
                .and()
                .doNotHaveSimpleName("Lifecycle")
                .and()
                .doNotHaveSimpleName("Transport")
                .and()
                .doNotHaveSimpleName("JUnitInChildExtension")
                .and()
                .doNotHaveSimpleName("ForgottenSidesEngine")
                .and()
                .doNotHaveSimpleName("TemplateListener")
                .should()
                .notBePublic()
                .check(EXTENSION);
    }
}
