package io.github.forkpair.junit;

import io.github.forkpair.Side;
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
record SideRequest(SideParameter kind, Optional<String> role, boolean many) {

    /** Returns what a parameter asks for, if it is something that this side may. */
    static Optional<SideRequest> of(Parameter parameter, Side side) {
        Optional<String> role = roleOf(parameter);
        boolean many = role.isPresent() && parameter.getType() == List.class;
        Class<?> type = many ? elementOf(parameter) : parameter.getType();
        return SideParameter.of(type, parameter, side)
                .filter(kind -> role.isEmpty() || kind.isOfAChild())
                .map(kind -> new SideRequest(kind, role, many));
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

    SideParameter.Channel channel() {
        return kind.channel();
    }

    /** Returns how an author writes it. */
    String written() {
        String type = many ? "List<" + kind.written() + ">" : kind.written();
        return role.map(name -> "@Role(\"" + name + "\") ").orElse("") + type;
    }
}
