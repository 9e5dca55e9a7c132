package io.github.forkpair.junit;

import io.github.forkpair.Side;
import io.github.forkpair.plan.NearestName;
import io.github.forkpair.plan.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with the roles of one pair. */
final class RoleChecks {

    /** Names what is no child in a meeting. */
    private static final String PARENT = "parent";

    private final List<SideOfClass> children;
    private final Map<String, SideOfClass> byRole = new LinkedHashMap<>();
    private final List<SideProblem> problems = new ArrayList<>();

    private RoleChecks(List<SideOfClass> children) {
        this.children = children;
    }

    /** Returns all that is wrong, each with the sides that it concerns; empty if nothing is. */
    static List<SideProblem> problemsOf(SideOfClass parent, List<SideOfClass> children) {
        RoleChecks checks = new RoleChecks(children);
        children.forEach(checks::checkRole);
        checks.checkRequests(parent);
        children.forEach(checks::checkRequests);
        return checks.problems;
    }

    private void checkRole(SideOfClass child) {
        if (child.count() < 1) {
            refuse(RoleMisconfiguration.noChildren(child), child);
        }
        String role = child.role();
        if (role.isBlank()
                || role.equals(PARENT) && isWritten(child)
                || role.chars().anyMatch(RoleChecks::isStrange)) {
            refuse(RoleMisconfiguration.strangeRole(child, role), child);
        }
        SideOfClass first = byRole.putIfAbsent(role, child);
        if (first != null) {
            refuse(RoleMisconfiguration.sameRole(first, child), first, child);
        }
    }

    /** A method may be named as it likes. */
    private static boolean isWritten(SideOfClass child) {
        return !child.role().equals(child.method().getName());
    }

    private static boolean isStrange(int c) {
        return c == '[' || c == ']' || Character.isISOControl(c);
    }

    private void checkRequests(SideOfClass side) {
        for (SideRequest request : side.requests()) {
            Optional<String> role = request.role();
            if (role.isPresent()) {
                checkRoleOf(side, request, role.get());
            } else if (side.side() == Side.PARENT && request.kind().isOfAChild() && isOfMany()) {
                refuse(RoleMisconfiguration.whichChild(side, request, byRole.keySet()), side);
            }
        }
    }

    private void checkRoleOf(SideOfClass side, SideRequest request, String role) {
        SideOfClass child = byRole.get(role);
        boolean ofAChild = side.side() == Side.CHILD;
        if (ofAChild && request.kind() != Request.PEER) {
            refuse(RoleMisconfiguration.siblingIsPeer(side, request), side);
        } else if (child == null) {
            Optional<String> near = NearestName.to(role, List.copyOf(byRole.keySet()));
            refuse(RoleMisconfiguration.noSuchRole(side, request, near, byRole.keySet()), side);
        } else if (ofAChild && child.equals(side) && child.count() == 1) {
            refuse(RoleMisconfiguration.itself(side, request), side);
        } else if (!request.many() && child.count() > 1) {
            refuse(RoleMisconfiguration.roleOfMany(side, request, child), side);
        }
    }

    private boolean isOfMany() {
        return children.size() > 1 || children.stream().anyMatch(child -> child.count() > 1);
    }

    private void refuse(String text, SideOfClass... concerned) {
        problems.add(new SideProblem(text, List.of(concerned)));
    }
}
