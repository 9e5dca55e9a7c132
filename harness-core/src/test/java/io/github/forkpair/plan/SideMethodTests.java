package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideMethodTests {

    @Test
    void anArgumentComesBackAsTheMethod() {
        for (List<String> types :
                List.of(List.<String>of(), List.of("a.B"), List.of("a.B", "[I", "c.D$E"))) {
            SideMethod method = new SideMethod("com.acme.Outer$LockTest", "waits", types);
            assertThat(SideMethod.parse(method.argument())).isEqualTo(method);
        }
    }

    @Test
    void aMethodsNameMayBeASentence() {
        SideMethod method =
                new SideMethod(
                        "com.acme.LockTest", "is refused (in time) # once, only", List.of("a.B"));

        assertThat(SideMethod.parse(method.argument())).isEqualTo(method);
    }

    @Test
    void anyNameGoesThroughAnyLocale() {
        for (String name :
                List.of(
                        "prüftDieGröße",
                        "a child: does \"this\"?",
                        "it's \\u0041 50% (so, to say) #1",
                        "😀",
                        "\ud83d",
                        "a\tb\nc|d*",
                        "n".repeat(300))) {
            SideMethod method = new SideMethod("ä." + name + "$In#ner", name, List.of(name, "[I"));

            assertThat(method.argument()).matches("[ -~]+");
            assertThat(SideMethod.parse(method.argument())).isEqualTo(method);
        }
        assertThat(new SideMethod("a.B", "größe", List.of("c.D")).argument())
                .isEqualTo("a.B#gr\\u00f6\\u00dfe(c.D)");
    }

    @Test
    void peopleNameItByClassAndMethod() {
        SideMethod method = new SideMethod("com.acme.Outer$LockTest", "waits", List.of("a.B"));

        assertThat(method.shortName()).isEqualTo("Outer$LockTest.waits");
        assertThat(method.asFrame()).hasToString("com.acme.Outer$LockTest.waits(Outer.java)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "com.acme.LockTest", "com.acme.LockTest#waits", "#waits()", "a.B#()"})
    void anythingElseIsRefused(String reference) {
        assertThatThrownBy(() -> SideMethod.parse(reference))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not of the form com.acme.SomeTest#method(type,type): " + reference);
    }
}
