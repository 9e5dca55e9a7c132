package io.github.forkpair;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.forkpair.plan.Console;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the table of packages that the site's page for developers shows. */
class ArchitectureTests {

    private static final String ROOT = "io.github.forkpair";

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void theRulesSawTheCode() {
        assertThat(CORE.size()).isGreaterThanOrEqualTo(60);
        assertThat(packages())
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + ".jvm",
                        ROOT + ".plan",
                        ROOT + ".outcome",
                        ROOT + ".posix",
                        ROOT + ".channel",
                        ROOT + ".launch",
                        ROOT + ".child",
                        ROOT + ".session",
                        ROOT + ".evidence",
                        ROOT + ".doctor");
    }

    /** Each package and what of ours it may use besides itself. */
    @ParameterizedTest
    @CsvSource({
        "'',       ''",
        "jvm,      ''",
        "plan,     'jvm'",
        "outcome,  ''",
        "posix,    'jvm outcome'",
        "channel,  'outcome'",
        "launch,   'jvm plan outcome posix'",
        "child,    'plan outcome channel'",
        "evidence, 'jvm plan outcome'",
        "session,  'jvm plan outcome posix channel launch child evidence'",
        "doctor,   'jvm plan outcome posix channel launch child evidence session'",
    })
    void aPackageUsesOnlyWhatItMay(String name, String others) {
        String own = name.isEmpty() ? ROOT : ROOT + "." + name;
        Set<String> allowed = new TreeSet<>(List.of(ROOT, own));
        for (String other : others.split(" ")) {
            allowed.add(ROOT + "." + other);
        }

        assertThat(usedBy(own)).isSubsetOf(allowed);
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    /** A test may have changed them. What goes over to a child is read as it is then. */
    @Test
    void whatATestCanChangeIsAskedForBeforeAnyTestRuns() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".jvm")))
                .and(not(resideInAPackage(ROOT + ".child")))
                .and()
                .doNotHaveSimpleName("ThisJvm")
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getProperties")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(SecureRandom.class)
                .check(CORE);
    }

    @Test
    void onlyThePosixPackageNamesJnr() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".posix")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jnr..", "com.kenai..")
                .check(CORE);
    }

    @Test
    void nothingNamesJUnitOrMaven() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.apache.maven..")
                .check(CORE);
    }

    @Test
    void whatTheChildRunsIsOnTheJdkAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".child", ROOT + ".plan")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jnr..", "org.awaitility..", "org.opentest4j..")
                .check(CORE);
    }

    @Test
    void onlyTheConsoleAndTheChildNameTheStandardStreams() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".child")))
                .and(not(belongToAnyOf(Console.class)))
                .and()
                .doNotHaveSimpleName("LentStreams")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CORE);
    }

    @Test
    void exportedTypesSayHowStableTheyAre() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .check(CORE);
    }

    @Test
    void everyPackageIsNullMarked() {
        for (String name : packages()) {
            JavaPackage found = CORE.getPackage(name);
            assertThat(found.isAnnotatedWith(NullMarked.class)).as(name).isTrue();
        }
    }

    @Test
    void noNameHidesAConceptThatWasNotFound() {
        for (JavaClass type : CORE) {
            assertThat(type.getSimpleName())
                    .doesNotContainPattern("Util|Helper|Manager|Impl$|^Abstract");
        }
    }

    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        CORE.forEach(type -> names.add(type.getPackageName()));
        return names;
    }

    private static Set<String> usedBy(String own) {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : CORE) {
            if (type.getPackageName().equals(own)) {
                type.getDirectDependenciesFromSelf()
                        .forEach(found -> used.add(found.getTargetClass().getPackageName()));
            }
        }
        used.removeIf(name -> !name.startsWith(ROOT));
        return used;
    }
}
