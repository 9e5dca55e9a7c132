package io.github.forkpair.junit;

import static io.github.forkpair.junit.Misconfiguration.a;

import io.github.forkpair.Side;
import io.github.forkpair.evidence.Visible;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.Set;

/** Every text that tells an author what is wrong with the roles of a class's sides. */
final class RoleMisconfiguration {

    private RoleMisconfiguration() {}

    static String noChildren(SideOfClass child) {
        return child.described()
                + " has count = "
                + child.count()
                + ", but a role has one child at least. Write a count of 1 or more.";
    }

    static String strangeRole(SideOfClass child, String role) {
        return child.described()
                + " has the role "
                + quoted(role)
                + ", which no text could name: a role is not blank, is not \"parent\", and has no"
                + " brackets and no control characters. Write another.";
    }

    static String sameRole(SideOfClass first, SideOfClass second) {
        return first.described()
                + " and "
                + second.described()
                + " have the same role, "
                + quoted(first.role())
                + ", so their children cannot be told apart. Give each a role of its own, such as"
                + " @ChildSide(role = \"writer\"), or a pair of its own, by a name on both sides.";
    }

    static String whichChild(SideOfClass parent, SideRequest request, Set<String> roles) {
        return parent.described()
                + " asks for "
                + a(request.written())
                + ", but its pair has several children. Write @Role(\""
                + roles.iterator().next()
                + "\") beside it"
                + (roles.size() > 1 ? "; the roles are " + String.join(", ", roles) : "")
                + ".";
    }

    static String noSuchRole(
            SideOfClass parent, SideRequest request, Optional<String> near, Set<String> roles) {
        return parent.described()
                + " asks for "
                + a(request.written())
                + ", but no child side of its pair has that role. "
                + near.map(name -> "Did you mean @Role(\"" + name + "\")? ").orElse("")
                + "The roles are: "
                + String.join(", ", roles)
                + ".";
    }

    static String roleOfMany(SideOfClass parent, SideRequest request, SideOfClass child) {
        return parent.described()
                + " asks for "
                + a(request.written())
                + ", but "
                + child.count()
                + " children have that role. Write @Role(\""
                + child.role()
                + "\") List<"
                + request.kind().written()
                + ">.";
    }

    static String roleOfNothing(SideOfClass side, Parameter parameter) {
        return side.described()
                + " has @Role on "
                + a(written(parameter))
                + ", which no child is. Beside @Role stands Peer, ByteChannel, InputStream,"
                + " OutputStream or ChildProcess, or a List of one of these.";
    }

    static String childIndexIsInt(SideOfClass side, Parameter parameter) {
        return side.side() == Side.PARENT
                ? side.described()
                        + " has @ChildIndex, but only a child side has an index. Ask for"
                        + " ChildProcess, which tells its index()."
                : side.described()
                        + " has @ChildIndex on "
                        + a(written(parameter))
                        + ", but an index is an int. Write @ChildIndex int.";
    }

    static String siblingIsPeer(SideOfClass child, SideRequest request) {
        return child.described()
                + " asks for "
                + a(request.written())
                + ", but to its siblings a child has messages alone. Write Peer beside @Role.";
    }

    static String itself(SideOfClass child, SideRequest request) {
        return child.described()
                + " asks for "
                + a(request.written())
                + ", but it is the only child of that role itself. Name another role, or leave out"
                + " @Role for its parent.";
    }

    private static String written(Parameter parameter) {
        return parameter.getParameterizedType().getTypeName().replaceAll("[\\w.]+\\.", "");
    }

    private static String quoted(String name) {
        return '"' + Visible.text(name) + '"';
    }
}
