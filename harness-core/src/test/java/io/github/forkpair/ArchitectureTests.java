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
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    void theRulesSawTheCode() throws Exception {
        assertThat(CORE)
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrderElementsOf(onDisk());
        assertThat(packages())
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + ".jvm",
                        ROOT + ".plan",
                        ROOT + ".transfer",
                        ROOT + ".control",
                        ROOT + ".outcome",
                        ROOT + ".posix",
                        ROOT + ".channel",
                        ROOT + ".transport",
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
        "transfer, ''",
        "channel,  'transfer'",
        "control,  'transfer channel'",
        "outcome,  'control'",
        "posix,    'jvm transfer outcome'",
        "transport, 'channel posix'",
        "launch,   'jvm plan control outcome posix transport'",
        "child,    'plan transfer channel control posix'",
        "evidence, 'jvm plan transfer control outcome'",
        "session,  'jvm plan transfer channel control outcome posix transport launch child evidence'",
        "doctor,   'jvm plan transfer channel control outcome posix transport launch child evidence session'",
    })
    void aPackageUsesOnlyWhatItMay(String name, String others) {
        String own = name.isEmpty() ? ROOT : ROOT + "." + name;
        Set<String> allowed = new TreeSet<>(List.of(ROOT, own));
        for (String other : others.split(" ")) {
            allowed.add(ROOT + "." + other);
        }

        assertThat(usedBy(own)).isSubsetOf(allowed);
    }

    /** A child is up sooner without native code. */
    @Test
    void ofAChildTheQueueAloneIsNative() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".child")
                .and()
                .doNotHaveSimpleName("SharedQueue")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".posix")
                .check(CORE);
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
                .and()
                .doNotHaveSimpleName("ThisProcess") // which asks how the JVM was started
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

    /** What a text looks like does not hang on the locale, or on the time zone, of this JVM. */
    @Test
    void noDefaultOfTheJvmIsUsed() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "getBytes")
                .orShould()
                .callConstructor(String.class, byte[].class)
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
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

    /**
     * {@link io.github.forkpair.session.ChildDietTests} starts children and holds what they load.
     * An {@code expect} that fails, and the values of an assertion that failed, are JUnit's own
     * error, from the test's class path.
     */
    @Test
    void whatTheChildRunsIsOnTheJdkAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".child",
                        ROOT + ".plan",
                        ROOT + ".channel",
                        ROOT + ".control",
                        ROOT + ".transfer")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".channel.Mismatch")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".transfer.ComparedValues")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".transfer.FailureRestore") // in the parent
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", ROOT + "..", "org.jspecify..", "org.apiguardian..")
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

    /** Returns the names of all classes that the build has made of the product's code. */
    private static Set<String> onDisk() throws Exception {
        Path root = Path.of(Side.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replace(File.separatorChar, '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
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
