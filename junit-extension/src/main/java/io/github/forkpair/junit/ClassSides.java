package io.github.forkpair.junit;

import io.github.forkpair.Side;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * All sides of one test class, inherited ones included.
 *
 * @param testClass the class
 * @param parents its parent sides
 * @param children its child sides
 */
record ClassSides(Class<?> testClass, List<SideOfClass> parents, List<SideOfClass> children) {

    static ClassSides of(Class<?> testClass) {
        List<SideOfClass> parents = new ArrayList<>();
        add(testClass, Side.PARENT, ParentSide.class, ParentSide::value, parents);
        add(testClass, Side.PARENT, ParentSideTemplate.class, ParentSideTemplate::value, parents);
        List<SideOfClass> children = new ArrayList<>();
        add(testClass, Side.CHILD, ChildSide.class, ChildSide::value, children);
        return new ClassSides(testClass, List.copyOf(parents), List.copyOf(children));
    }

    private static <A extends Annotation> void add(
            Class<?> testClass,
            Side side,
            Class<A> annotation,
            Function<A, String> pair,
            List<SideOfClass> sides) {
        List<Method> methods =
                new ArrayList<>(
                        AnnotationSupport.findAnnotatedMethods(
                                testClass, annotation, HierarchyTraversalMode.TOP_DOWN));
        methods.sort(Comparator.comparing(Method::getName));
        for (Method method : methods) {
            A found = AnnotationSupport.findAnnotation(method, annotation).orElseThrow();
            sides.add(
                    new SideOfClass(
                            side,
                            annotation.getSimpleName(),
                            pair.apply(found),
                            testClass,
                            method));
        }
    }

    /** Returns the parent side that is this method. */
    Optional<SideOfClass> parentSide(Method method) {
        return parents.stream().filter(side -> side.method().equals(method)).findFirst();
    }

    /** Returns the child sides of a pair. */
    List<SideOfClass> childrenOf(SideOfClass parent) {
        return children.stream().filter(child -> child.pair().equals(parent.pair())).toList();
    }

    /** Tells whether a side has no other to pair with. */
    boolean isLonely(SideOfClass side) {
        return (side.side() == Side.PARENT ? children : parents)
                .stream().noneMatch(other -> other.pair().equals(side.pair()));
    }

    boolean isEmpty() {
        return parents.isEmpty() && children.isEmpty();
    }
}
