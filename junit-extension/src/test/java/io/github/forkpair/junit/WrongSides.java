package io.github.forkpair.junit;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.io.InputStream;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Classes whose sides cannot work, each for one reason. Run by {@link SideCheckTests}. */
final class WrongSides {

    private WrongSides() {}

    static class MisspeltTestCase {
        @ParentSide("refused")
        void parent() {}

        @ChildSide("refussed")
        void child() {}
    }

    static class LonelyParentTestCase {
        @ParentSide
        void parent() {}
    }

    static class LonelyChildTestCase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ChildSide("b")
        void childB() {}
    }

    static class MisspeltBesideHealthyTestCase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ParentSide("refused")
        void parent() {}

        @ChildSide("refussed")
        void child() {}

        @ParentSide("c")
        void parentC() {}

        @ChildSide("c")
        void childC() {}
    }

    static class TwoMisspeltTestCase {
        @ParentSide("refused")
        void parent() {}

        @ChildSide("refussed")
        void child() {}

        @ParentSide("granted")
        void parentB() {}

        @ChildSide("grantet")
        void childB() {}
    }

    static class UnlikeNamesTestCase {
        @ParentSide("alpha")
        void parentA() {}

        @ChildSide("onion")
        void childA() {}

        @ParentSide("bravo")
        void parentB() {}

        @ChildSide("tomato")
        void childB() {}

        @ParentSide("healthy")
        void parent() {}

        @ChildSide("healthy")
        void child() {}
    }

    static class BothSides {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class BareChildTestCase extends BothSides {
        @Override
        void child() {}
    }

    static class BareParentTestCase extends BothSides {
        @Override
        void parent() {}
    }

    interface NamedSides {
        @ChildSide("a")
        default void child() {}
    }

    static class BareChildOfAnInterfaceTestCase implements NamedSides {
        @ParentSide("a")
        void parent() {}

        @Override
        public void child() {}
    }

    static class AnnotatedOverrideTestCase extends BothSides {
        @Override
        @ChildSide
        void child() {}
    }

    static class PrivateBesideHealthyTestCase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ParentSide("b")
        private void parentB() {}

        @ChildSide("b")
        void childB() {}
    }

    static class TwoOfOneNameBesideHealthyTestCase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ParentSide("b")
        void one() {}

        @ParentSide("b")
        void two() {}

        @ChildSide("b")
        void childB() {}
    }

    static class HealthyBase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ChildSide("refussed")
        void inherited() {}
    }

    static class InheritedBesideHealthyTestCase extends HealthyBase {
        @ParentSide("refused")
        void parent() {}
    }

    static class NestedBesideHealthyTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}

        @Nested
        class Inner {
            @ParentSide("a")
            void parentA() {}

            @ChildSide("a")
            void childA() {}

            @ParentSide("refused")
            void parent() {}
        }
    }

    static class LonelyOverloadsTestCase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ChildSide("b")
        void child() {}

        @ChildSide("c")
        void child(Peer parent) {}
    }

    static class TwoLonelyChildrenTestCase {
        @ParentSide("a")
        void parentA() {}

        @ChildSide("a")
        void childA() {}

        @ChildSide("b")
        void childB() {}

        @ChildSide("c")
        void childC() {}
    }

    static class TwoParentsTestCase {
        @ParentSide("a")
        void one() {}

        @ParentSide("a")
        void two() {}

        @ChildSide("a")
        void child() {}
    }

    static class TwoNamelessTestCase {
        @ParentSide
        void one() {}

        @ChildSide
        void childOne() {}

        @ParentSide
        void two() {}

        @ChildSide
        void childTwo() {}
    }

    static class NameOnOneSideTestCase {
        @ParentSide("a")
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class RawAgainstPeerTestCase {
        @ParentSide
        void parent(ByteChannel child) {}

        @ChildSide
        void child(Peer parent) {}
    }

    static class PeerAgainstRawTestCase {
        @ParentSide
        void parent(Peer child) {}

        @ChildSide
        void child(InputStream parent) {}
    }

    static class BothOnOneSideTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(Peer parent, SocketChannel channel) {}
    }

    static class UnknownParameterTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(TestInfo info) {}
    }

    static class PathWithoutSharedDirTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(Path dir) {}
    }

    static class SharedDirOnStringTestCase {
        @ParentSide
        void parent(@SharedDir String dir) {}

        @ChildSide
        void child() {}
    }

    static class SocketChannelInParentTestCase {
        @ParentSide
        void parent(SocketChannel child) {}

        @ChildSide
        void child() {}
    }

    static class ChildProcessInChildTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(ChildProcess self) {}
    }

    static class PrivateChildTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        private void child() {}
    }

    static class StaticChildTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        static void child() {}
    }

    static class ReturningChildTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        int child() {
            return 1;
        }
    }

    static class NoUsableConstructorTestCase {
        NoUsableConstructorTestCase(TestInfo info) {}

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class ParentBesideTemplateTestCase {
        @RepeatedTest(1)
        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class TemplateAloneTestCase {
        @Test
        @ParentSideTemplate
        void parent() {}

        @ChildSide
        void child() {}
    }

    static class ChildIsTestTestCase {
        @ParentSide
        void parent() {}

        @Test
        @ChildSide
        void child() {}
    }

    static class PrivateParentTestCase {
        @ParentSide
        private void parent() {}

        @ChildSide
        void child() {}
    }

    static class StaticParentTestCase {
        @ParentSide
        static void parent() {}

        @ChildSide
        void child() {}
    }

    static class OnlyAChildTestCase {
        @ChildSide
        void child() {}
    }

    static class ChildBesidePlainTestTestCase {
        @Test
        void plain() {}

        @ChildSide
        void child() {}
    }

    static class PrivateNestedTestCase {
        @Nested
        private class Inner {
            @ParentSide
            void parent() {}

            @ChildSide
            void child() {}
        }
    }

    static class DisabledChildTestCase {
        @ParentSide
        void parent() {}

        @Disabled
        @ChildSide
        void child() {}
    }

    static class TimedChildTestCase {
        @ParentSide
        void parent() {}

        @Timeout(1)
        @ChildSide
        void child() {}
    }
}
