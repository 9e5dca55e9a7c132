package io.github.forkpair.junit;

import java.util.List;

/**
 * Something about a class's sides that cannot work.
 *
 * @param text what is wrong, where, and what to write instead
 * @param sides the sides that it concerns
 */
record SideProblem(String text, List<SideOfClass> sides) {}
