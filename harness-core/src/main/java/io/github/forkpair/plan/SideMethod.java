package io.github.forkpair.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Names a side's method so that either process can find it.
 *
 * @param testClass the class to create an instance of; its binary name
 * @param method the method, declared there or in a superclass
 * @param parameterTypes the binary names of the method's parameter types
 */
public record SideMethod(String testClass, String method, List<String> parameterTypes) {

    /** Copies the list. */
    public SideMethod {
        parameterTypes = List.copyOf(parameterTypes);
    }

    /**
     * Returns one word, such as {@code com.acme.LockTest#waits(io.github.forkpair.Peer)}, for a
     * command line.
     */
    public String reference() {
        return testClass + "#" + method + "(" + String.join(",", parameterTypes) + ")";
    }

    /** Reads back a {@link #reference()}. */
    public static SideMethod parse(String reference) {
        int hash = reference.indexOf('#');
        // A method may have a sentence for a name, in Kotlin; a type has no bracket in its name.
        int open = reference.lastIndexOf('(');
        if (hash < 1 || open < hash + 2 || !reference.endsWith(")")) {
            throw new IllegalArgumentException(
                    "Not of the form com.acme.SomeTest#method(type,type): " + reference);
        }
        List<String> types = new ArrayList<>();
        int from = open + 1;
        for (int to = from; to < reference.length(); to++) {
            char c = reference.charAt(to);
            if (c == ',' || to == reference.length() - 1) {
                if (to > from) {
                    types.add(reference.substring(from, to));
                }
                from = to + 1;
            }
        }
        return new SideMethod(
                reference.substring(0, hash), reference.substring(hash + 1, open), types);
    }

    /** Returns how people name it: {@code LockTest.waits}. */
    public String shortName() {
        return testClass.substring(testClass.lastIndexOf('.') + 1) + "." + method;
    }

    /** Returns a stack frame that names it, for a failure that has no stack of its own there. */
    public StackTraceElement asFrame() {
        String top = testClass.substring(testClass.lastIndexOf('.') + 1);
        int nested = top.indexOf('$');
        String file = (nested > 0 ? top.substring(0, nested) : top) + ".java";
        return new StackTraceElement(testClass, method, file, -1);
    }
}
