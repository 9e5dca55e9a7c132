package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.plan.NearestName;
import io.github.forkpair.plan.Request;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every text that tells an author what is wrong with a class's sides, where, and what to write
 * instead; what is wrong with roles, {@link RoleMisconfiguration} tells.
 */
final class Misconfiguration {

    /** A sentence of its own, behind others. */
    private static final String BY_JUNIT =
            " Or let JUnit run the side there: @ChildSide(lifecycle = Lifecycle.JUPITER).";

    private Misconfiguration() {}

    static String mustNotBe(SideOfClass side, String modifier) {
        String why =
                modifier.equals("private") && side.side() == Side.PARENT
                        ? ": JUnit does not run a private test"
                        : modifier.equals("static")
                                ? ": a side runs on an instance of its class"
                                : "";
        return side.described() + " must not be " + modifier + why + ". Remove `" + modifier + "`.";
    }

    static String privateClass(Class<?> testClass) {
        return "The nested class "
                + testClass.getSimpleName()
                + " must not be private: JUnit does not run the tests of a private class. Remove `private`.";
    }

    static String readByNobody(SideOfClass child, String annotation) {
        return child.described()
                + " carries @"
                + annotation
                + ", which nobody reads: no JUnit runs in the child. Put it on the parent side, or on the class."
                + BY_JUNIT;
    }

    static String exitOfTheParent(SideOfClass parent) {
        return parent.described()
                + " carries @ExpectedExit, but the parent side runs in the test JVM, which is not to exit. Put it on"
                + " the child side.";
    }

    static String notAnArgument(String parameter, SideOfClass child) {
        return child.described()
                + " needs an instance of its class, whose constructor takes "
                + parameter
                + ", which is no argument of the class: no JUnit extension runs in the child."
                + BY_JUNIT;
    }

    static String jvmOfTheParent(SideOfClass parent, WrittenJvm jvm) {
        return parent.described()
                + " runs in the test JVM, which is there already, but "
                + jvm.place()
                + " says how a JVM starts. Put it on the child side.";
    }

    static String oneExpectedExit(SideOfClass child) {
        return child.described()
                + " carries @ExpectedExit, which requires exactly one ending. Write @ExpectedExit(code = 3) or"
                + " @ExpectedExit(signal = Signal.SIGKILL).";
    }

    static String noExitCode(SideOfClass child, int code) {
        return child.described()
                + " expects exit code "
                + code
                + ", which no process can have: the system keeps the low 8 bits. Write a code from 0 to 255"
                + ", such as "
                + (code & 0xff)
                + ".";
    }

    static String mustReturnVoid(SideOfClass side) {
        return side.described()
                + " returns "
                + a(side.method().getReturnType().getSimpleName())
                + ", which nobody would receive. Make it void; a side says what it has to say over the channel.";
    }

    static String bothKindsOnOneSide(SideOfClass side, String raw, String messages) {
        return side.described()
                + " asks for "
                + a(raw)
                + " and "
                + a(messages)
                + ", but both would read the same bytes. Keep one of the two.";
    }

    static String differentKinds(
            SideOfClass parent, String parents, SideOfClass child, String childs) {
        return parent.described()
                + " asks for "
                + a(parents)
                + " and "
                + child.described()
                + " for "
                + a(childs)
                + ", but a pair is either raw or exchanges messages. Let both ask for Peer, or both for a channel or"
                + " streams.";
    }

    static String sharedDirIsPath(SideOfClass side, Parameter parameter) {
        return side.described()
                + " has @SharedDir on "
                + a(parameter.getType().getSimpleName())
                + ", but a shared directory is a Path. Write @SharedDir Path.";
    }

    static String onlyOnTheOtherSide(SideOfClass side, Request parameter) {
        String instead =
                switch (parameter) {
                    case SOCKET_CHANNEL -> " The parent's end is a ByteChannel: write that.";
                    case CHILD_PROCESS -> " Let the parent side ask for it.";
                    default -> "";
                };
        return side.described()
                + " asks for "
                + a(parameter.written())
                + ", which only the "
                + side.side().other().name().toLowerCase(Locale.ROOT)
                + " side may."
                + instead;
    }

    static String unknownToTheChild(SideOfClass side, Parameter parameter) {
        String type = parameter.getType().getSimpleName();
        String known =
                Stream.of(Request.values())
                        .filter(candidate -> candidate.isFor(Side.CHILD))
                        .map(Request::written)
                        .collect(Collectors.joining(", "));
        String likely = type.equals("Path") ? " Did you mean @SharedDir Path?" : "";
        return side.described()
                + " asks for "
                + a(type)
                + ", which nobody can give it: no JUnit extension runs in the child."
                + likely
                + " A child side may ask for: "
                + known
                + "."
                + BY_JUNIT;
    }

    static String needsTemplateForm(SideOfClass parent) {
        return parent.described()
                + " is a test already, so it must not stand beside @ParameterizedTest, @RepeatedTest or another"
                + " source of tests: each would run it. Write @ParentSideTemplate"
                + (parent.pair().isEmpty() ? "" : "(\"" + parent.pair() + "\")")
                + " instead of "
                + parent.written()
                + ".";
    }

    static String needsTestTemplate(SideOfClass parent) {
        return parent.described()
                + " is no test by itself. Add @RepeatedTest or another test template, or write @ParentSide.";
    }

    static String childIsNoTest(SideOfClass child) {
        return child.described()
                + " must not be a test as well: it runs in the child, where its parent side's test has it run."
                + " Remove the other annotation.";
    }

    static String lonely(SideOfClass side, List<SideOfClass> others) {
        String problem = nobodyToPairWith(side) + ". ";
        if (others.isEmpty()) {
            return problem
                    + "Add a method annotated "
                    + otherOf(side)
                    + " to "
                    + side.testClass().getSimpleName()
                    + ".";
        }
        List<String> names = others.stream().map(SideOfClass::pair).toList();
        Optional<String> near =
                NearestName.to(side.pair(), names)
                        .filter(name -> !name.isEmpty() && !side.pair().isEmpty());
        if (near.isEmpty() && others.size() > 1) {
            String which = side.side() == Side.PARENT ? "child" : "parent";
            return problem
                    + (side.pair().isEmpty()
                            ? "Give it the name of the " + which + " side that goes with it."
                            : "Write "
                                    + otherOf(side)
                                    + " on the "
                                    + which
                                    + " side that goes with it.");
        }
        String nearest = near.map(name -> "Did you mean (\"" + name + "\")? ").orElse("");
        return problem
                + nearest
                + "The class has "
                + others.stream()
                        .filter(each -> near.isEmpty() || near.get().equals(each.pair()))
                        .map(SideOfClass::described)
                        .collect(Collectors.joining(", "))
                + "; both sides of a pair carry the same name.";
    }

    static String lonely(SideOfClass side, BareOverride override) {
        Method method = override.method();
        return nobodyToPairWith(side)
                + ": "
                + SideOfClass.toSideMethod(method.getDeclaringClass(), method).shortName()
                + " overrides "
                + override.overridden().described()
                + ", and an override does not inherit the annotation. Write "
                + override.overridden().written()
                + " on it, too.";
    }

    private static String nobodyToPairWith(SideOfClass side) {
        String other = side.side() == Side.PARENT ? "@ChildSide" : "@ParentSide";
        return side.described() + " has no " + other + " to pair with";
    }

    /** Returns the annotation that the other side of its pair carries. */
    private static String otherOf(SideOfClass side) {
        return (side.side() == Side.PARENT ? "@ChildSide" : "@ParentSide")
                + (side.pair().isEmpty() ? "" : "(\"" + side.pair() + "\")");
    }

    static String sameName(SideOfClass first, SideOfClass second) {
        if (first.pair().isEmpty()) {
            return first.described()
                    + " and "
                    + second.described()
                    + " have no name, so their pairs cannot be told apart. Give both sides of each pair a name, such as "
                    + "@ParentSide(\"refused\") and @ChildSide(\"refused\").";
        }
        return first.described()
                + " and "
                + second.described()
                + " carry the same name, but a pair has one "
                + (first.side() == Side.PARENT ? "parent" : "child")
                + " side. Rename one of them.";
    }

    static String notInstantiable(Class<?> type, SideOfClass child) {
        return child.described()
                + " cannot run: the child creates "
                + type.getSimpleName()
                + " with a constructor that takes no arguments, and there is none it could call. Add one, or leave out"
                + " all constructors."
                + (Modifier.isAbstract(type.getModifiers()) ? "" : BY_JUNIT);
    }

    /** Puts the article before a type's name. */
    static String a(String type) {
        boolean vowel = "AEIOaeio".indexOf(type.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + type;
    }
}
