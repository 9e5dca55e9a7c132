package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideMethodTests {

    @Test
    void aReferenceComesBackAsTheMethod() {
        for (List<String> types :
                List.of(List.<String>of(), List.of("a.B"), List.of("a.B", "[I", "c.D$E"))) {
            SideMethod method = new SideMethod("com.acme.Outer$LockTest", "waits", types);
            assertThat(SideMethod.parse(method.reference())).isEqualTo(method);
        }
    }

    @Test
    void aMethodsNameMayBeASentence() {
        SideMethod method =
                new SideMethod(
                        "com.acme.LockTest", "is refused (in time) # once, only", List.of("a.B"));

        assertThat(SideMethod.parse(method.reference())).isEqualTo(method);
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
