package io.github.forkpair.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
    void theRulesSawTheCode() {
        assertThat(EXTENSION.size()).isGreaterThanOrEqualTo(15);
        assertThat(
                        EXTENSION
                                .getPackage("io.github.forkpair.junit")
                                .isAnnotatedWith(NullMarked.class))
                .isTrue();
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
    void onlyWhatAuthorsWriteAndTheEngineAreExported() {
        classes()
                .that()
                .arePublic()
                .and()
                .areAnnotations()
                .should()
                .beAnnotatedWith(API.class)
                .check(EXTENSION);
        classes()
                .that()
                .areNotAnnotations()
                .and()
                .doNotHaveSimpleName("ForgottenSidesEngine")
                .should()
                .notBePublic()
                .check(EXTENSION);
    }
}
