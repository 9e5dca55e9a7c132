package io.github.forkpair.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.plan.LeftOut;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class HandedPropertiesTests {

    private final Properties now = new Properties();
    private List<String> given = List.of();
    private List<String> elsewhere = List.of();
    private List<String> childArgs = List.of();
    private Map<String, String> ofTheJdk = Map.of();
    private Charset charset = StandardCharsets.UTF_8;

    @Test
    void whatAChildTakesAtItsStartIsOnItsCommandLineWhoeverSetIt() {
        set("user.home", "/h", "java.io.tmpdir", "/t", "java.library.path", "/l", "jdk.x", "1");
        set("sun.net.x", "2", "empty", "", "text", "a b\n\"c\"=d");

        assertThat(handed().arguments())
                .containsExactlyInAnyOrder(
                        "-Duser.home=/h",
                        "-Djava.io.tmpdir=/t",
                        "-Djava.library.path=/l",
                        "-Djdk.x=1",
                        "-Dsun.net.x=2",
                        "-Dempty=",
                        "-Dtext=a b\n\"c\"=d");
    }

    @Test
    void whatAJvmSetsItselfTheChildMakesSoLater() {
        set("os.name", "Windows 11", "java.version", "9", "line.separator", "\r\n");
        set("user.dir", "/else", "java.ext.dirs", "/no", "user.language", "xx");

        assertThat(handed().arguments()).isEmpty();
        assertThat(handed().inChild())
                .contains(
                        "os.name=Windows 11;",
                        "java.version=9;",
                        "line.separator=\\u000d\\u000a;",
                        "user.dir=/else;",
                        "java.ext.dirs=/no;",
                        "user.language=xx;");
    }

    @Test
    void givenToTheTestJvmsStartItIsGivenToTheChildsAndThenIsAsItWasMadeSince() {
        set("os.name", "Plan 9", "file.encoding", "US-ASCII", "a", "2");
        given = List.of("-Dos.name=BeOS", "-Dfile.encoding=COMPAT", "-Da=1", "-Dgone=1");

        assertThat(handed().arguments())
                .containsExactly("-Da=2", "-Dfile.encoding=COMPAT", "-Dos.name=BeOS");
        assertThat(handed().inChild()).contains("os.name=Plan 9;", "file.encoding=US-ASCII;");
    }

    @Test
    void whatTheCommandLineCannotHoldTheChildSets() {
        charset = StandardCharsets.US_ASCII;
        set("grüße", "x", "y", "größe", "a=b", "c", "", "unnamed", "zero", "\0");

        assertThat(handed().arguments()).isEmpty();
        assertThat(handed().inChild())
                .contains(
                        "gr\\u00fc\\u00dfe=x;",
                        "y=gr\\u00f6\\u00dfe;",
                        "a\\u003db=c;",
                        "=unnamed;",
                        "zero=\\u0000;");
    }

    @Test
    void whatWasRemovedIsMissingInTheChildToo() {
        now.put("os.arch", 64); // not a text, and so no property to anyone who asks
        elsewhere = List.of("-Dfrom.tool=1");

        assertThat(handed().inChild())
                .contains("!user.home;", "!os.arch;", "!from.tool;")
                .doesNotContain("!java.vendor.version;");
    }

    @Test
    void whatTheUserGivesTheChildWins() {
        set("os.name", "Linux", "a", "1");
        childArgs = List.of("-Dos.name=Other", "-Da=2", "-Duser.home=/h");

        assertThat(handed().arguments()).containsExactly("-Da=1"); // theirs come behind it
        assertThat(handed().inChild()).doesNotContain("os.name", "user.home");
    }

    @Test
    void whatTheUserGivesTheChildArrivesWhateverTheLocale() {
        charset = StandardCharsets.US_ASCII;
        set("größe", "1");
        childArgs = List.of("-Dgröße=2");

        assertThat(handed().inChild()).contains("gr\\u00f6\\u00dfe=2;").doesNotContain("=1;");
    }

    @Test
    void aChildOfAnotherJdkKeepsWhatNobodySet() {
        ofTheJdk = Map.of("java.version", "17", "java.library.path", "/l", "user.home", "/h");
        set("java.version", "17", "java.library.path", "/l", "user.home", "/other", "b", "1");

        assertThat(handed().arguments()).containsExactly("-Db=1", "-Duser.home=/other");
        assertThat(handed().inChild()).doesNotContain("java.version=");

        given = List.of("-Djava.library.path=/l");
        assertThat(handed().arguments()).contains("-Djava.library.path=/l");
    }

    @Test
    void whatOneJvmHasTheChildHasNot() {
        set("com.sun.management.jmxremote.port", "9010", "java.class.path", "/a");
        set("surefire.test.class.path", "/a", "surefire.forkNumber", "1");

        assertThat(handed().arguments()).containsExactly("-Dsurefire.forkNumber=1");
        assertThat(handed().leftOut())
                .extracting(LeftOut::option)
                .containsExactly("-Dcom.sun.management.jmxremote.port=9010");
    }

    @Test
    void whatAVariableGivesIsOutdatedWhereItIsOtherwiseNowOrTheUserHasItForTheChild() {
        set("a", "2", "b", "1", "user.home", "/t", "os.name", "Y");

        assertThat(isOutdated("-Da=1")).isTrue();
        assertThat(isOutdated("-Db=1")).isFalse();
        assertThat(isOutdated("-Dremoved=1")).isTrue();
        assertThat(isOutdated("-Duser.home=/ci/home")).isTrue();
        assertThat(isOutdated("-Dos.name=X")).isFalse(); // the child sets it later
        assertThat(isOutdated("-Dsun.nio.PageAlignDirectMemory=true")).isFalse();
        assertThat(isOutdated("-ea")).isFalse();
        childArgs = List.of("-Db=1", "-Dos.name=Z");
        assertThat(isOutdated("-Db=1")).isTrue();
        assertThat(isOutdated("-Dos.name=X")).isTrue();
    }

    private boolean isOutdated(String argument) {
        return HandedProperties.isOutdated(argument, now, childArgs);
    }

    private void set(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            now.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    private HandedProperties handed() {
        return HandedProperties.of(
                new PropertySources(
                        PropertySources.values(now),
                        given,
                        elsewhere,
                        childArgs,
                        ofTheJdk,
                        charset));
    }
}
