package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.plan.Request;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What one parameter of a side asks for.
 *
 * @param kind what it is
 * @param role of which role; nothing where none is written
 * @param many whether of all children of that role
 */
record SideRequest(Request kind, Optional<String> role, boolean many) {

    /** Returns what a parameter asks for, if it is something that this side may. */
    static Optional<SideRequest> of(Parameter parameter, Side side) {
        Optional<String> role = roleOf(parameter);
        boolean many = role.isPresent() && parameter.getType() == List.class;
        Class<?> type = many ? elementOf(parameter) : parameter.getType();
        return Optional.ofNullable(Request.ofType(type.getName()))
                .filter(kind -> kind.isFor(side) && isMarked(parameter, kind))
                .filter(kind -> role.isEmpty() || kind.isOfAChild())
                .map(kind -> new SideRequest(kind, role, many));
    }

    /** Tells whether the parameter has the annotation that the request takes, if it takes one. */
    private static boolean isMarked(Parameter parameter, Request kind) {
        return switch (kind) {
            case SHARED_DIR -> isSharedDir(parameter);
            case SHARED_MEMORY -> isSharedMemory(parameter);
            case CHILD_INDEX -> isChildIndex(parameter);
            default -> true;
        };
    }

    static boolean isSharedDir(Parameter parameter) {
        return AnnotationSupport.isAnnotated(parameter, SharedDir.class);
    }

    static boolean isSharedMemory(Parameter parameter) {
        return AnnotationSupport.isAnnotated(parameter, SharedMemory.class);
    }

    static boolean isChildIndex(Parameter parameter) {
        return AnnotationSupport.isAnnotated(parameter, ChildIndex.class);
    }

    static Optional<String> roleOf(Parameter parameter) {
        return AnnotationSupport.findAnnotation(parameter, Role.class).map(Role::value);
    }

    /** Returns the class of a list's elements; {@code void} where that is none. */
    private static Class<?> elementOf(Parameter parameter) {
        if (parameter.getParameterizedType() instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            if (element instanceof Class<?> type) {
                return type;
            }
        }
        return void.class;
    }

    Request.Channel channel() {
        return kind.channel();
    }

    /** Returns how an author writes it. */
    String written() {
        String type = many ? "List<" + kind.written() + ">" : kind.written();
        return role.map(name -> "@Role(\"" + name + "\") ").orElse("") + type;
    }
}
