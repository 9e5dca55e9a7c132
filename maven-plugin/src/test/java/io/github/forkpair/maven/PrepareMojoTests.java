package io.github.forkpair.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.surefire.shared.utils.cli.CommandLineUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareMojoTests {

    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    @TempDir Path target;

    private final MavenProject project = new MavenProject();
    private final ToolchainsOnDisk toolchains = new ToolchainsOnDisk();
    private final PrepareMojo prepare = new PrepareMojo(toolchains);
    private final HeardLog log = new HeardLog();

    @BeforeEach
    void setWhatMavenWouldSet() {
        prepare.project = project;
        prepare.plugin = BuiltDescriptor.read();
        prepare.setLog(log);
        prepare.evidenceDir = target.resolve("forkpair").toFile();
    }

    @Test
    void flagsAreGivenWhereTheBuildSaysNothing() throws Exception {
        prepare.execute();

        assertThat(argLine())
                .isEqualTo(
                        NATIVE_ACCESS + " -Dforkpair.evidence.dir=" + target.resolve("forkpair"));
    }

    @Test
    void flagsGoInFrontOfThoseThatAreThere() throws Exception {
        project.getProperties().setProperty("argLine", "-javaagent:coverage.jar -Xmx64m");

        prepare.execute();

        assertThat(argLine())
                .startsWith(NATIVE_ACCESS)
                .endsWith(" -javaagent:coverage.jar -Xmx64m");
    }

    @Test
    void eachParameterBecomesASettingOfTheTestJvm() throws Exception {
        prepare.deadline = "3 s";
        prepare.grace = "500 ms";
        prepare.output = "always";
        prepare.evidence = "never";
        prepare.childArgs = "-Xmx64m -Dsome.title='two words'";
        prepare.childJava = System.getProperty("java.home");
        prepare.maxChildren = "4";
        prepare.debug = "child";
        prepare.debugPort = "5005";
        prepare.leftovers = "warn";
        prepare.attachments = "always";

        prepare.execute();

        assertThat(argumentsOfTheTestJvm())
                .containsExactly(
                        NATIVE_ACCESS,
                        "-Dforkpair.deadline=3 s",
                        "-Dforkpair.grace=500 ms",
                        "-Dforkpair.output=always",
                        "-Dforkpair.evidence=never",
                        "-Dforkpair.evidence.dir=" + target.resolve("forkpair"),
                        "-Dforkpair.child.args=-Xmx64m -Dsome.title='two words'",
                        "-Dforkpair.child.java=" + System.getProperty("java.home"),
                        "-Dforkpair.max.children=4",
                        "-Dforkpair.debug=child",
                        "-Dforkpair.debug.port=5005",
                        "-Dforkpair.leftovers=warn",
                        "-Dforkpair.attachments=always");
    }

    @Test
    void whatTheCommandLineSaysIsLeftToSurefireWhichHandsItOn() throws Exception {
        prepare.userProperties.setProperty("forkpair.debug", "child");
        prepare.debug = "child";
        prepare.deadline = "3 s";

        prepare.execute();

        assertThat(argumentsOfTheTestJvm())
                .contains("-Dforkpair.deadline=3 s")
                .doesNotContain("-Dforkpair.debug=child");
    }

    @Test
    void aMisspeltPropertyOnTheCommandLineIsWarnedOf() throws Exception {
        prepare.userProperties.setProperty("forkpair.maxChildren", "4");

        prepare.execute();

        assertThat(log.warnings)
                .containsExactly(
                        "There is no property forkpair.maxChildren; did you mean"
                                + " forkpair.max.children? It has no effect.");
    }

    @Test
    void aSystemThatRunsNoPairsIsWarnedOf() throws Exception {
        prepare.whyUnsupported = Optional.of("This is Plan 9.");

        prepare.execute();

        assertThat(log.warnings)
                .containsExactly("Pairs will be reported as skipped. This is Plan 9.");
    }

    @Test
    void pathsWithSpacesAndQuotesArriveWhole() throws Exception {
        Path odd = target.resolve("it's my \"own\" build/forkpair");
        prepare.evidenceDir = odd.toFile();

        prepare.execute();

        assertThat(argumentsOfTheTestJvm())
                .containsExactly(NATIVE_ACCESS, "-Dforkpair.evidence.dir=" + odd);
    }

    @Test
    void flagsAreThereOnceHoweverOftenTheGoalRuns() throws Exception {
        project.getProperties().setProperty("argLine", "-Xmx64m");

        prepare.execute();
        String once = argLine();
        prepare.execute();

        assertThat(argLine()).isEqualTo(once);
    }

    @Test
    void aLaterRunReplacesTheFlagsOfAnEarlierOne() throws Exception {
        prepare.deadline = "3 s";
        prepare.execute();
        project.getProperties().setProperty("argLine", "-javaagent:coverage.jar " + argLine());

        prepare.deadline = "7 s";
        prepare.execute();

        assertThat(argumentsOfTheTestJvm())
                .contains("-Dforkpair.deadline=7 s", "-javaagent:coverage.jar")
                .doesNotContain("-Dforkpair.deadline=3 s");
    }

    @Test
    void thePropertyMayHaveAnotherName() throws Exception {
        prepare.propertyName = "it.flags";

        prepare.execute();

        assertThat(project.getProperties().getProperty("it.flags")).startsWith(NATIVE_ACCESS);
        assertThat(project.getProperties()).doesNotContainKey("argLine");
    }

    @Test
    void skippedItDefinesThePropertyAndAddsNothing() throws Exception {
        prepare.skip = true;

        prepare.execute();

        assertThat(argLine()).isEmpty();
    }

    @Test
    void withoutTestsItKeepsThePropertyAsItIs() throws Exception {
        prepare.skipTestCompilation = true;
        project.getProperties().setProperty("argLine", "-Xmx64m");

        prepare.execute();

        assertThat(argLine()).isEqualTo("-Xmx64m");
    }

    @Test
    void aBadValueFailsTheBuildBeforeATestRuns() {
        prepare.deadline = "soon";

        assertThatThrownBy(prepare::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "forkpair.deadline cannot be \"soon\". Write a whole number greater than 0"
                                + " and a unit: \"500 ms\", \"30 s\", \"2 m\", \"1 h\", \"1 d\"."
                                + " Without a unit it is seconds.");
        assertThat(project.getProperties()).doesNotContainKey("argLine");
    }

    @Test
    void aJavaThatDoesNotExistFailsTheBuild() {
        prepare.childJava = "/no/such/jdk";

        assertThatThrownBy(prepare::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("forkpair.child.java cannot be \"/no/such/jdk\". ");
    }

    @Test
    void aToolchainGivesTheChildsJava() throws Exception {
        toolchains.add("21", "/jdks/21/bin/java");
        prepare.childJdk = "21";

        assertThatThrownBy(prepare::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("forkpair.child.java cannot be \"/jdks/21/bin/java\". ");

        toolchains.add("25", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        prepare.childJdk = "25";
        prepare.execute();

        assertThat(argumentsOfTheTestJvm())
                .contains("-Dforkpair.child.java=" + System.getProperty("java.home") + "/bin/java");
    }

    @Test
    void oneJavaIsEnough() {
        prepare.childJava = System.getProperty("java.home");
        prepare.childJdk = "21";

        assertThatThrownBy(prepare::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("childJdk and childJava are both given. Write one of them.");
    }

    @Test
    void whatDropsTheFlagsIsWarnedOf() throws Exception {
        project.getBuild().addPlugin(Surefire.withArgLine("-Xmx64m"));

        prepare.execute();

        assertThat(log.warnings)
                .singleElement()
                .asString()
                .endsWith("Write:\n  <argLine>@{argLine} -Xmx64m</argLine>");
    }

    @Test
    void aSurefireThatRunsNoJUnit5IsWarnedOf() throws Exception {
        Plugin surefire = Surefire.withArgLine("@{argLine}");
        surefire.setVersion("2.12.4");
        project.getBuild().addPlugin(surefire);

        prepare.execute();

        assertThat(log.warnings)
                .containsExactly(
                        "maven-surefire-plugin (default-test) is version 2.12.4, which runs no JUnit 5"
                                + " tests, and so no pairs. Write <version>3.2.5</version> or newer.");
    }

    @Test
    void aSurefireThatRunsJUnit5IsNotWarnedOf() throws Exception {
        Plugin surefire = Surefire.withArgLine("@{argLine}");
        surefire.setVersion("3.2.5");
        project.getBuild().addPlugin(surefire);

        prepare.execute();

        assertThat(log.warnings).isEmpty();
    }

    @Test
    void anEmptyParameterIsAsGoodAsNone() throws Exception {
        prepare.deadline = " ";

        prepare.execute();

        assertThat(argLine()).doesNotContain("forkpair.deadline");
    }

    @Test
    void evidenceOfAnEarlierBuildStaysAndWhatItSaidOfItsPairsGoes() throws Exception {
        prepare.buildStart = new Date(System.currentTimeMillis() + 60_000);
        Path old = file("forkpair/com.acme.CacheTest/writes/child-1.stdout");
        Path somebodys = file("forkpair/java_pid4711.hprof");
        Path record = file("forkpair/pairs/4711-1.tsv");
        Path page = file("forkpair/report.html");

        prepare.execute();

        assertThat(old).exists();
        assertThat(somebodys).exists();
        assertThat(record).doesNotExist();
        assertThat(page).doesNotExist();
    }

    @Test
    void evidenceGoesWithItsTestClass() throws Exception {
        Path compiled = file("test-classes/com/acme/CacheTest.class");
        Path old = file("forkpair/com.acme.CacheTest/writes/child-1.stdout");
        Path origin = file("forkpair/com.acme.CacheTest/.writes.origin");
        Files.writeString(
                origin,
                """
                build=1
                part=
                pid=2000000000
                begun=1000
                side=com.acme.CacheTest#writes()
                invocation=[method:writes()]
                classFile=%s
                result=failed
                """
                        .formatted(compiled.toUri()));

        prepare.execute();
        assertThat(old).exists();

        Files.delete(compiled);
        new PrepareMojoTests().preparedAgainIn(target);
        assertThat(target.resolve("forkpair")).isEmptyDirectory();
    }

    private void preparedAgainIn(Path directory) throws Exception {
        target = directory;
        setWhatMavenWouldSet();
        prepare.execute();
    }

    @Test
    void evidenceOfThisBuildStays() throws Exception {
        prepare.execute();
        Path fresh = file("forkpair/pairs/4711-1.tsv");

        prepare.execute();

        assertThat(fresh).exists();
    }

    @Test
    void onlyTheRecordsOfEarlierBuildsGo() throws Exception {
        prepare.buildStart = new Date(2);
        Path record = file("forkpair/pairs/4711-1.tsv");
        Path ofThisBuild = file("forkpair/pairs/4711-2.tsv");
        Path somebodys = file("forkpair/thesis.txt");

        prepare.execute();

        assertThat(record).doesNotExist();
        assertThat(ofThisBuild).exists();
        assertThat(somebodys).exists();
    }

    @Test
    void onlyAModuleWithTestsGetsADirectory() throws Exception {
        prepare.execute();
        assertThat(target.resolve("forkpair")).doesNotExist();

        Files.createDirectory(target.resolve("test-classes"));
        project.getBuild().setTestOutputDirectory(target.resolve("test-classes").toString());
        prepare.execute();

        assertThat(target.resolve("forkpair/pairs").toFile().list())
                .singleElement()
                .asString()
                .endsWith(".build");
    }

    @Test
    void theBuildDirectoryItselfIsLeftAsItIs() throws Exception {
        prepare.evidenceDir = target.toFile();
        Path compiled = file("classes/Cache.class");

        prepare.execute();

        assertThat(compiled).exists();
    }

    @Test
    void skippedItDeletesNothing() throws Exception {
        prepare.skip = true;
        Path old = file("forkpair/pairs/4711-1.tsv");

        prepare.execute();

        assertThat(old).exists();
    }

    private Path file(String path) throws IOException {
        Path file = target.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private String argLine() {
        return project.getProperties().getProperty("argLine");
    }

    private List<String> argumentsOfTheTestJvm() throws Exception {
        return List.of(CommandLineUtils.translateCommandline(argLine()));
    }
}
