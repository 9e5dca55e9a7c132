package io.github.forkpair.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One pair that shall run.
 *
 * @param parent the method of the parent side, which the front end runs
 * @param children the children, by the numbers of their seats; one at least
 * @param sharedDir whether a side asks for a directory that all have
 * @param settings under which settings
 * @param shared what all sides have besides
 * @param invocation tells this run of the parent side from its others; the same again where a test
 *     that failed is run once more
 */
public record PairPlan(
        SideMethod parent,
        List<ChildPlan> children,
        boolean sharedDir,
        Settings settings,
        Shared shared,
        String invocation) {

    /** Copies the list. */
    public PairPlan {
        children = List.copyOf(children);
        if (children.isEmpty()) {
            throw new IllegalArgumentException("A pair has a child.");
        }
    }

    /** Plans a pair whose sides have nothing else in common. */
    public PairPlan(
            SideMethod parent,
            List<ChildPlan> children,
            boolean sharedDir,
            Settings settings,
            String invocation) {
        this(parent, children, sharedDir, settings, Shared.NOTHING, invocation);
    }

    /** Plans the one run of a parent side. */
    public PairPlan(
            SideMethod parent, List<ChildPlan> children, boolean sharedDir, Settings settings) {
        this(parent, children, sharedDir, settings, parent.reference());
    }

    /** Returns the same plan with other children: those that there were in the end. */
    public PairPlan with(List<ChildPlan> others) {
        return new PairPlan(parent, others, sharedDir, settings, shared, invocation);
    }

    /** Returns the pair's first child. */
    public ChildPlan child() {
        return children.get(0);
    }

    /** Returns how the JVM of one of its children starts. */
    public JvmPlan jvmOf(ChildPlan child) {
        return new JvmPlan(settings.childJvm(), child.jvm());
    }

    /** Returns the numbers of the children that reach siblings or are reached by some. */
    public Set<Integer> kin() {
        Set<Integer> numbers = new TreeSet<>();
        for (ChildPlan child : children) {
            for (String word : child.asked()) {
                Set<Integer> asked = Asked.siblings(word);
                numbers.addAll(asked);
                if (!asked.isEmpty()) {
                    numbers.add(child.seat().number());
                }
            }
        }
        return numbers;
    }

    /** Tells whether a child connects to a socket with a name. */
    public boolean hasNamedSockets() {
        return children.stream().anyMatch(child -> child.transport() == TransportKind.UNIX);
    }

    /** Tells whether a side of a child gets arguments of the invocation. */
    public boolean asksForArguments() {
        return children.stream().anyMatch(ChildPlan::asksForArguments);
    }

    /** Tells whether a child of the pair is a fork of the test JVM. */
    public boolean forks() {
        return children.stream().anyMatch(ChildPlan::isForked);
    }

    /** Tells whether the pair has several children, which are then told apart by their seats. */
    public boolean isOfMany() {
        return children.size() > 1;
    }
}
