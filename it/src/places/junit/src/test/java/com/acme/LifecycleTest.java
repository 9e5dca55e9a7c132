package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.forkpair.Peer;
import io.github.forkpair.Side;
import io.github.forkpair.junit.ChildSide;
import io.github.forkpair.junit.Lifecycle;
import io.github.forkpair.junit.ParentSide;
import io.github.forkpair.junit.ParentSideTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever JUnit this is, it runs the child sides too. */
class LifecycleTest {

    private Side opened;

    @BeforeEach
    void open(Side here) {
        opened = here;
    }

    @ParentSide("disabled")
    void isAborted(Peer child) {
        child.expect("never");
    }

    @ChildSide(value = "disabled", lifecycle = Lifecycle.JUPITER)
    @Disabled("not yet")
    void isDisabled() {}

    @Nested
    @ParameterizedClass
    @ValueSource(ints = {1, 2})
    class EachNumber {

        private static int before;

        private final int number;

        EachNumber(int number) {
            this.number = number;
        }

        @BeforeParameterizedClassInvocation
        static void before(int number) {
            before = number;
        }

        @ParentSideTemplate
        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void hears(String name, Peer child) {
            assertEquals(Side.PARENT, opened);
            child.expect(number + name + "CHILD" + number);
        }

        @ChildSide(lifecycle = Lifecycle.JUPITER)
        void tells(String name, @TempDir Path dir, TestInfo info, Peer parent) {
            assertTrue(Files.isDirectory(dir));
            assertTrue(info.getDisplayName().startsWith("tells("));
            parent.send(number + name + opened + before);
        }
    }
}
