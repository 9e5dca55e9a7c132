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

    /** Returns one text, such as {@code com.acme.LockTest#waits(io.github.forkpair.Peer)}. */
    public String reference() {
        return testClass + "#" + method + "(" + String.join(",", parameterTypes) + ")";
    }

    /**
     * Returns the reference as a word for a command line, in ASCII and with what parts it in no
     * name: a JVM takes nearly anything for one, and no locale need have it.
     */
    public String argument() {
        StringBuilder word = new StringBuilder();
        AsciiText.encode(word, testClass, "#");
        word.append('#');
        AsciiText.encode(word, method, "");
        word.append('(');
        for (int i = 0; i < parameterTypes.size(); i++) {
            word.append(i == 0 ? "" : ",");
            AsciiText.encode(word, parameterTypes.get(i), "(,)");
        }
        return word.append(')').toString();
    }

    /** Reads back an {@link #argument()}. */
    public static SideMethod parse(String reference) {
        int hash = reference.indexOf('#');
        // A method may have a sentence for a name, in Kotlin; a type has no bracket by now.
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
                    types.add(PropertyText.decoded(reference.substring(from, to)));
                }
                from = to + 1;
            }
        }
        return new SideMethod(
                PropertyText.decoded(reference.substring(0, hash)),
                PropertyText.decoded(reference.substring(hash + 1, open)),
                types);
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
