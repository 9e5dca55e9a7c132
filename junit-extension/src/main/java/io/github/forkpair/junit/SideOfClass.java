package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.plan.ExpectedEnd;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.Request;
import io.github.forkpair.plan.SideMethod;
import io.github.forkpair.plan.TransportKind;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * One side that a test class has.
 *
 * @param side which
 * @param annotation the annotation that makes it one, by its simple name
 * @param pair the pair's name; empty where it has none
 * @param testClass the test class
 * @param method the method, there or in a superclass
 */
record SideOfClass(Side side, String annotation, String pair, Class<?> testClass, Method method) {

    /** Returns how messages name it: {@code @ChildSide("refused") FileLockTest.isRefused}. */
    String described() {
        return written() + " " + shortName();
    }

    /** Returns the annotation as the author wrote it. */
    String written() {
        return "@" + annotation + (pair.isEmpty() ? "" : "(\"" + pair + "\")");
    }

    /** Tells whether it is a parent side whose test is one of several. */
    boolean isTemplate() {
        return annotation.equals(ParentSideTemplate.class.getSimpleName());
    }

    String shortName() {
        return toSideMethod().shortName();
    }

    SideMethod toSideMethod() {
        return toSideMethod(testClass, method);
    }

    static SideMethod toSideMethod(Class<?> testClass, Method method) {
        List<String> types = new ArrayList<>();
        for (Class<?> type : method.getParameterTypes()) {
            types.add(type.getName());
        }
        return new SideMethod(testClass.getName(), method.getName(), types);
    }

    /** Returns the one ending that the author expects of it; to return, where none is written. */
    ExpectedEnd expectedEnd() {
        return AnnotationSupport.findAnnotation(method, ExpectedExit.class)
                .<ExpectedEnd>map(
                        expected ->
                                expected.code().length > 0
                                        ? new ExpectedEnd.WithCode(expected.code()[0])
                                        : new ExpectedEnd.BySignal(expected.signal()[0]))
                .orElse(ExpectedEnd.RETURN);
    }

    /** Returns the role of a child side. */
    String role() {
        return childSide().map(ChildSide::role).filter(name -> !name.isEmpty()).orElse(name());
    }

    /** Returns how many children run a child side. */
    int count() {
        return childSide().map(ChildSide::count).orElse(1);
    }

    /** Returns how the children of a child side come to be. */
    LaunchMode mode() {
        boolean forks = childSide().map(ChildSide::launch).orElse(Launch.SPAWN) == Launch.FORK;
        return forks ? LaunchMode.FORK : LaunchMode.SPAWN;
    }

    /** Tells whether JUnit runs a child side in its children. */
    boolean isRunByJUnit() {
        return childSide().map(ChildSide::lifecycle).orElse(Lifecycle.PLAIN) == Lifecycle.JUPITER;
    }

    /** Returns what connects the children of a child side with the parent side. */
    TransportKind transport() {
        return switch (childSide().map(ChildSide::transport).orElse(Transport.SOCKETPAIR)) {
            case SOCKETPAIR -> TransportKind.SOCKETPAIR;
            case UNIX -> TransportKind.UNIX;
            case TCP -> TransportKind.TCP;
        };
    }

    private Optional<ChildSide> childSide() {
        return AnnotationSupport.findAnnotation(method, ChildSide.class);
    }

    private String name() {
        return method.getName();
    }

    /** Returns what it asks for, as far as that is ours to give. */
    List<SideRequest> requests() {
        return Stream.of(method.getParameters())
                .flatMap(parameter -> SideRequest.of(parameter, side).stream())
                .toList();
    }

    /** A parent side's request without a role is about its only child, whose role it may have. */
    private boolean isOfRole(SideRequest request, String role) {
        return request.role().map(role::equals).orElse(side == Side.PARENT || role.isEmpty());
    }

    /** Tells whether it asks for that. */
    boolean asksFor(Request kind) {
        return requests().stream().anyMatch(request -> request.kind() == kind);
    }

    /**
     * Returns the first parameter by which it uses a child's channel that way, as the author wrote
     * it; empty if there is none.
     *
     * @param role of that role, or of none
     */
    String asksForOn(Request.Channel channel, String role) {
        return requests().stream()
                .filter(request -> request.channel() == channel)
                .filter(request -> isOfRole(request, role))
                .map(SideRequest::written)
                .findFirst()
                .orElse("");
    }
}
