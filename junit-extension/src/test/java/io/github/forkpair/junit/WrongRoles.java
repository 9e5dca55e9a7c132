package io.github.forkpair.junit;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.Peer;
import java.nio.channels.ByteChannel;
import java.util.List;

/** Pairs whose roles cannot work. */
final class WrongRoles {

    private WrongRoles() {}

    static class SameRoleTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(role = "node")
        void one() {}

        @ChildSide(role = "node")
        void two() {}
    }

    static class UnknownRoleTestCase {
        @ParentSide
        void parent(@Role("raeder") Peer reader) {}

        @ChildSide
        void reader(Peer parent) {}
    }

    static class NoChildrenTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(count = 0)
        void node() {}
    }

    static class WhichChildTestCase {
        @ParentSide
        void parent(Peer child) {}

        @ChildSide
        void a(Peer parent) {}

        @ChildSide
        void b(Peer parent) {}
    }

    static class WhichProcessTestCase {
        @ParentSide
        void parent(ChildProcess child) {}

        @ChildSide(count = 2)
        void node() {}
    }

    static class RawBesidePeerTestCase {
        @ParentSide
        void parent(@Role("a") Peer peer, @Role("a") ByteChannel channel, @Role("b") Peer b) {}

        @ChildSide
        void a(Peer parent) {}

        @ChildSide
        void b(Peer parent) {}
    }

    static class RawAgainstPeerTestCase {
        @ParentSide
        void parent(@Role("a") Peer a, @Role("b") ByteChannel b) {}

        @ChildSide
        void a(Peer parent) {}

        @ChildSide
        void b(Peer parent) {}
    }

    static class ListOfNoneTestCase {
        @ParentSide
        void parent(@Role("a") List<String> names) {}

        @ChildSide
        void a() {}
    }

    static class RawListTestCase {
        @ParentSide
        @SuppressWarnings("rawtypes")
        void parent(@Role("a") List all) {}

        @ChildSide
        void a() {}
    }

    static class OneOfManyTestCase {
        @ParentSide
        void parent(@Role("node") Peer node) {}

        @ChildSide(count = 2)
        void node(Peer parent) {}
    }

    static class IndexOfTheParentTestCase {
        @ParentSide
        void parent(@ChildIndex int index) {}

        @ChildSide
        void child() {}
    }

    static class IndexAsTextTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void child(@ChildIndex String index) {}
    }

    static class BlankRoleTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(role = " ")
        void child() {}
    }

    static class StrangeRoleTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(role = "a[1]\n")
        void child() {}
    }

    static class RoleOfTheParentTestCase {
        @ParentSide
        void parent() {}

        @ChildSide(role = "parent")
        void child() {}
    }

    static class EmptyRoleTestCase {
        @ParentSide
        void parent(@Role("") Peer child) {}

        @ChildSide
        void child(Peer parent) {}
    }

    static class RawSiblingTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void a(@Role("b") ByteChannel b) {}

        @ChildSide
        void b() {}
    }

    static class ItselfTestCase {
        @ParentSide
        void parent() {}

        @ChildSide
        void a(@Role("a") Peer self) {}
    }
}
