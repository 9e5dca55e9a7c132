package io.github.forkpair.junit;

import io.github.forkpair.plan.Request;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/** The memory that all sides of one pair have: how much it is, and what is wrong with that. */
final class MemoryChecks {

    private MemoryChecks() {}

    /** Returns how much it is, in bytes; 0 if no side asks for it. */
    static int bytes(SideOfClass parent, List<SideOfClass> children) {
        return Stream.concat(Stream.of(parent), children.stream())
                .flatMap(side -> asked(side).stream())
                .findFirst()
                .orElse(0);
    }

    /** Returns what is wrong, each with the sides that it concerns; empty if nothing is. */
    static List<SideProblem> problemsOf(SideOfClass parent, List<SideOfClass> children) {
        List<SideProblem> problems = new ArrayList<>();
        int all = bytes(parent, children);
        SideOfClass first = null;
        for (SideOfClass side : Stream.concat(Stream.of(parent), children.stream()).toList()) {
            for (int bytes : asked(side)) {
                first = first == null ? side : first;
                if (bytes < 1) {
                    problems.add(new SideProblem(tooLittle(side, bytes), List.of(side)));
                } else if (bytes != all) {
                    problems.add(
                            new SideProblem(
                                    differs(first, all, side, bytes), List.of(first, side)));
                }
            }
        }
        return problems;
    }

    private static List<Integer> asked(SideOfClass side) {
        List<Integer> asked = new ArrayList<>();
        for (Parameter parameter : side.method().getParameters()) {
            SideRequest.of(parameter, side.side())
                    .filter(request -> request.kind() == Request.SHARED_MEMORY)
                    .ifPresent(request -> asked.add(bytes(parameter)));
        }
        return asked;
    }

    private static int bytes(Parameter parameter) {
        return AnnotationSupport.findAnnotation(parameter, SharedMemory.class)
                .orElseThrow()
                .bytes();
    }

    private static String tooLittle(SideOfClass side, int bytes) {
        return side.described()
                + " asks for "
                + bytes
                + " bytes of shared memory. Write @SharedMemory(bytes = 1), or more.";
    }

    private static String differs(SideOfClass first, int all, SideOfClass side, int bytes) {
        return first.described()
                + " asks for "
                + all
                + " bytes of shared memory and "
                + (side == first ? "" : side.described() + " ")
                + "for "
                + bytes
                + ", but all sides have the same. Write the same number on both.";
    }

    static String onlyAByteBuffer(SideOfClass side, Parameter parameter) {
        return side.described()
                + " has @SharedMemory on "
                + Misconfiguration.a(parameter.getType().getSimpleName())
                + ", but shared memory is a ByteBuffer. Write @SharedMemory(bytes = …) ByteBuffer.";
    }
}
