package io.github.forkpair.junit;

import io.github.forkpair.jvm.DebugMode;
import io.github.forkpair.plan.Asked;
import io.github.forkpair.plan.ChildPlan;
import io.github.forkpair.plan.LaunchMode;
import io.github.forkpair.plan.PairPlan;
import io.github.forkpair.plan.Request;
import io.github.forkpair.plan.RunnerPlan;
import io.github.forkpair.plan.Seat;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.plan.Settings;
import io.github.forkpair.plan.Shared;
import io.github.forkpair.posix.PosixQueue;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the plan of one invocation of a parent side, or says why there can be none. */
final class PairPlanner {

    private PairPlanner() {}

    /**
     * Plans a pair.
     *
     * @throws ExtensionConfigurationException if the class's sides or the settings cannot work
     */
    static PairPlan plan(ExtensionContext context) {
        ClassSides sides = ClassSides.of(context.getRequiredTestClass());
        Settings settings = settings(context);
        SideOfClass parent =
                sides.parentSide(context.getRequiredTestMethod())
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                context.getRequiredTestClass(),
                                                context.getRequiredTestMethod(),
                                                "Write @ParentSide on the method instead of"
                                                        + " @ExtendWith(ForkpairExtension.class)."));
        refuse(parent, new PairProblems(sides).of(parent));
        List<SideOfClass> children = sides.childrenOf(parent);
        refuse(parent, ForkChecks.problemsOf(children, settings));
        Map<SideOfClass, JvmOfSide> jvms = new LinkedHashMap<>();
        for (SideOfClass child : children) {
            jvms.put(child, JvmOfSide.of(child, settings.childJvm().jdks()));
        }
        refuse(parent, jvms.values().stream().flatMap(jvm -> jvm.problems().stream()).toList());
        refuse(parent, ClassArguments.problemsOf(children, context));
        boolean sharedDir =
                parent.asksFor(Request.SHARED_DIR)
                        || children.stream().anyMatch(child -> child.asksFor(Request.SHARED_DIR));
        return new PairPlan(
                parent.toSideMethod(),
                seated(parent, jvms, context),
                sharedDir,
                jvms.values().stream().anyMatch(JvmOfSide::isDebugged)
                        ? settings.withDebuggedTestJvm()
                        : settings,
                new Shared(MemoryChecks.bytes(parent, children), asksForAQueue(parent, children)),
                context.getUniqueId());
    }

    private static boolean asksForAQueue(SideOfClass parent, List<SideOfClass> children) {
        boolean asks =
                parent.asksFor(Request.MESSAGE_QUEUE)
                        || children.stream()
                                .anyMatch(child -> child.asksFor(Request.MESSAGE_QUEUE));
        Optional<String> none = asks ? PosixQueue.whyNone() : Optional.empty();
        if (none.isPresent()) {
            throw Refusal.of(
                    parent, "A side of this pair asks for a MessageQueue, but " + none.get() + ".");
        }
        return asks;
    }

    private static void refuse(SideOfClass parent, List<String> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.of(
                    parent, problems.stream().distinct().collect(Collectors.joining("\n\n")));
        }
    }

    private static List<ChildPlan> seated(
            SideOfClass parent, Map<SideOfClass, JvmOfSide> jvms, ExtensionContext context) {
        Set<SideOfClass> sides = jvms.keySet();
        boolean assertions = context.getRequiredTestClass().desiredAssertionStatus();
        List<Seat> seats = new ArrayList<>();
        for (SideOfClass side : sides) {
            for (int index = 0; index < side.count(); index++) {
                seats.add(new Seat(side.role(), index, side.count(), seats.size() + 1));
            }
        }
        List<ChildPlan> children = new ArrayList<>();
        for (SideOfClass side : sides) {
            RunnerPlan runner = LauncherOfTests.runnerOf(parent, side, context);
            for (int index = 0; index < side.count(); index++) {
                Seat seat = seats.get(children.size());
                children.add(
                        new ChildPlan(
                                seat,
                                side.toSideMethod(),
                                assertions,
                                side.expectedEnd(),
                                asked(parent, side, seat, seats, context),
                                ForkpairExtension.mode(context, side),
                                jvms.get(side).changes(),
                                runner,
                                ForkpairExtension.transport(context, side)));
            }
        }
        return children;
    }

    /** Returns what a child is told of its parameters that their types do not say. */
    private static List<String> asked(
            SideOfClass parent,
            SideOfClass child,
            Seat seat,
            List<Seat> seats,
            ExtensionContext context) {
        int memory = MemoryChecks.bytes(parent, List.of(child));
        List<String> words = new ArrayList<>();
        for (Parameter parameter : child.method().getParameters()) {
            if (SideRequest.isChildIndex(parameter)) {
                words.add(Asked.INDEX + seat.index());
            } else {
                words.add(
                        SideRequest.of(parameter, child.side())
                                .map(request -> word(request, seat, seats, memory))
                                .orElseGet(() -> own(parent, child, parameter, context)));
            }
        }
        if (child.mode() != LaunchMode.FORK) {
            words.addAll(SideArguments.wordsOfTheClass(parent, context));
        }
        if (child.isRunByJUnit() && ArgumentChecks.isRepeated(parent)) {
            words.add(SideArguments.wordBesides(parent));
        }
        return words.stream().allMatch(String::isEmpty) ? List.of() : words;
    }

    private static String own(
            SideOfClass parent, SideOfClass child, Parameter parameter, ExtensionContext context) {
        return child.isRunByJUnit()
                ? SideArguments.wordBesideJUnit(parent, child, parameter, context)
                : SideArguments.word(parent, child, parameter);
    }

    private static String word(SideRequest request, Seat own, List<Seat> seats, int memory) {
        if (request.kind() == Request.SHARED_MEMORY) {
            return Asked.MEMORY + memory;
        }
        return request.role().isPresent() ? siblings(request, own, seats) : "";
    }

    private static String siblings(SideRequest request, Seat own, List<Seat> seats) {
        return (request.many() ? Asked.SIBLINGS : Asked.SIBLING)
                + seats.stream()
                        .filter(seat -> seat.role().equals(request.role().orElseThrow()))
                        .filter(seat -> !seat.equals(own))
                        .map(Asked::sibling)
                        .collect(Collectors.joining("\n"));
    }

    private static Settings settings(ExtensionContext context) {
        SettingNames.warnOfUnknown(ForkpairExtension.console(context));
        try {
            Settings settings = Settings.from(GivenSettings.of(context));
            boolean debugged = DebugMode.ofThisJvm();
            Settings inForce = debugged ? settings.withDebuggedTestJvm() : settings;
            return JupiterTimeout.of(context, debugged).map(inForce::withLimit).orElse(inForce);
        } catch (SettingException e) {
            throw Refusal.of(
                    context.getRequiredTestClass(),
                    context.getRequiredTestMethod(),
                    e.getMessage());
        }
    }
}
