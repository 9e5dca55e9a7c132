package io.github.forkpair.junit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The arguments that the instance of a test is made from: those of its class, and of the classes
 * around it, as far as these are parameterized.
 *
 * @param ofEach those of each class, the outermost first
 */
record InstanceArguments(List<ClassArguments> ofEach) {

    static InstanceArguments of(ExtensionContext context) {
        List<ClassArguments> ofEach = new ArrayList<>();
        for (Class<?> around : context.getEnclosingTestClasses()) {
            ofEach.add(ClassArguments.of(around).deliveredIn(context));
        }
        ofEach.add(ClassArguments.of(context.getRequiredTestClass()).deliveredIn(context));
        return new InstanceArguments(ofEach);
    }

    /** Tells whether there are any. */
    boolean isParameterized() {
        return ofEach.stream().anyMatch(each -> ClassArguments.isParameterized(each.owner()));
    }

    /** Returns the words by which a child is told what its instances are made from. */
    List<String> words(int firstPlace) {
        List<String> words = new ArrayList<>();
        for (ClassArguments each : ofEach) {
            words.addAll(each.words(firstPlace + words.size()));
        }
        return words;
    }

    /** Returns their values, at the same places. */
    List<@Nullable Object> values(ExtensionContext context) {
        List<Object> instances = context.getRequiredTestInstances().getAllInstances();
        List<@Nullable Object> values = new ArrayList<>();
        for (ClassArguments each : ofEach) {
            for (Object instance : instances) {
                if (instance.getClass() == each.owner()) {
                    values.addAll(each.values(instance, context));
                }
            }
        }
        return values;
    }

    /** Returns how an author writes the one at a place. */
    String written(int place) {
        int left = place;
        for (ClassArguments each : ofEach) {
            if (left < each.count()) {
                return each.written(left);
            }
            left -= each.count();
        }
        throw new IllegalArgumentException("no argument has place " + place);
    }
}
