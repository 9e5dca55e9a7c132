package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes that one can make with roles, each with its text. */
class RoleCheckTests {

    @TempDir private Path evidence;

    static Stream<Arguments> wrongRoles() {
        return Stream.of(
                arguments(
                        WrongRoles.SameRoleTestCase.class,
                        "@ChildSide CLASS.one and @ChildSide CLASS.two have the same role, \"node\","
                                + " so their children cannot be told apart. Give each a role of its"
                                + " own, such as @ChildSide(role = \"writer\"), or a pair of its"
                                + " own, by a name on both sides."),
                arguments(
                        WrongRoles.UnknownRoleTestCase.class,
                        "@ParentSide CLASS.parent asks for a @Role(\"raeder\") Peer, but no child"
                                + " side of its pair has that role. Did you mean @Role(\"reader\")?"
                                + " The roles are: reader."),
                arguments(
                        WrongRoles.NoChildrenTestCase.class,
                        "@ChildSide CLASS.node has count = 0, but a role has one child at least."
                                + " Write a count of 1 or more."),
                arguments(
                        WrongRoles.WhichChildTestCase.class,
                        "@ParentSide CLASS.parent asks for a Peer, but its pair has several"
                                + " children. Write @Role(\"a\") beside it; the roles are a, b."),
                arguments(
                        WrongRoles.WhichProcessTestCase.class,
                        "@ParentSide CLASS.parent asks for a ChildProcess, but its pair has several"
                                + " children. Write @Role(\"node\") beside it."),
                arguments(
                        WrongRoles.RawBesidePeerTestCase.class,
                        "@ParentSide CLASS.parent asks for a @Role(\"a\") ByteChannel and a"
                                + " @Role(\"a\") Peer, but both would read the same bytes. Keep one"
                                + " of the two."),
                arguments(
                        WrongRoles.RawAgainstPeerTestCase.class,
                        "@ParentSide CLASS.parent asks for a @Role(\"b\") ByteChannel and @ChildSide"
                                + " CLASS.b for a Peer, but a pair is either raw or exchanges"
                                + " messages. Let both ask for Peer, or both for a channel or"
                                + " streams."),
                arguments(
                        WrongRoles.ListOfNoneTestCase.class,
                        "@ParentSide CLASS.parent has @Role on a List<String>, which no child is."
                                + " Beside @Role stands Peer, ByteChannel, InputStream, OutputStream"
                                + " or ChildProcess, or a List of one of these."),
                arguments(
                        WrongRoles.RawListTestCase.class,
                        "@ParentSide CLASS.parent has @Role on a List, which no child is. Beside"
                                + " @Role stands Peer, ByteChannel, InputStream, OutputStream or"
                                + " ChildProcess, or a List of one of these."),
                arguments(
                        WrongRoles.OneOfManyTestCase.class,
                        "@ParentSide CLASS.parent asks for a @Role(\"node\") Peer, but 2 children"
                                + " have that role. Write @Role(\"node\") List<Peer>."),
                arguments(
                        WrongRoles.IndexOfTheParentTestCase.class,
                        "@ParentSide CLASS.parent has @ChildIndex, but only a child side has an"
                                + " index. Ask for ChildProcess, which tells its index()."),
                arguments(
                        WrongRoles.IndexAsTextTestCase.class,
                        "@ChildSide CLASS.child has @ChildIndex on a String, but an index is an int."
                                + " Write @ChildIndex int."),
                arguments(
                        WrongRoles.BlankRoleTestCase.class,
                        "@ChildSide CLASS.child has the role \" \", which no text could name: a role"
                                + " is not blank, is not \"parent\", and has no brackets and no"
                                + " control characters. Write another."),
                arguments(
                        WrongRoles.StrangeRoleTestCase.class,
                        "@ChildSide CLASS.child has the role \"a[1]\\x0a\", which no text could"
                                + " name: a role is not blank, is not \"parent\", and has no"
                                + " brackets and no control characters. Write another."),
                arguments(
                        WrongRoles.RoleOfTheParentTestCase.class,
                        "@ChildSide CLASS.child has the role \"parent\", which no text could name:"
                                + " a role is not blank, is not \"parent\", and has no brackets and"
                                + " no control characters. Write another."),
                arguments(
                        WrongRoles.RawSiblingTestCase.class,
                        "@ChildSide CLASS.a asks for a @Role(\"b\") ByteChannel, but to its siblings a"
                                + " child has messages alone. Write Peer beside @Role."),
                arguments(
                        WrongRoles.ItselfTestCase.class,
                        "@ChildSide CLASS.a asks for a @Role(\"a\") Peer, but it is the only child of"
                                + " that role itself. Name another role, or leave out @Role for its"
                                + " parent."),
                arguments(
                        WrongRoles.EmptyRoleTestCase.class,
                        "@ParentSide CLASS.parent asks for a @Role(\"\") Peer, but no child side of"
                                + " its pair has that role. The roles are: child."));
    }

    @ParameterizedTest
    @MethodSource("wrongRoles")
    void isRefusedBeforeAnyProcessStarts(Class<?> testCase, String text) {
        TestRun run = TestRun.of(testCase, evidence);

        String name = testCase.getName().substring(testCase.getName().lastIndexOf('.') + 1);
        assertThat(run.failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(text.replace("CLASS", name));
        assertThat(run.records()).allMatch(record -> record.launched() == 0);
    }
}
