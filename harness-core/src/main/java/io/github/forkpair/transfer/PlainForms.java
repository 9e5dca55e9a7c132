package io.github.forkpair.transfer;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the forms of a throwable and of all that it holds, where none of them needs serializing.
 */
final class PlainForms {

    private final int most;
    private final Map<Throwable, ThrowableForm> found = new IdentityHashMap<>();

    private PlainForms(int most) {
        this.most = most;
    }

    /**
     * Returns the forms; nothing at all if one of them would have to be serialized, if one is held
     * twice, which only serialization keeps, or if there are more than that.
     */
    static Map<Throwable, ThrowableForm> of(Throwable thrown, int most) {
        PlainForms forms = new PlainForms(most);
        return forms.find(thrown) ? forms.found : Map.of();
    }

    private boolean find(Throwable thrown) {
        if (found.containsKey(thrown) || found.size() >= most) {
            return false;
        }
        ThrowableForm form = form(thrown);
        if (form == null) {
            return false;
        }
        found.put(thrown, form);
        for (Throwable each : thrown.getSuppressed()) {
            if (!find(each)) {
                return false;
            }
        }
        return thrown.getCause() == null || find(thrown.getCause());
    }

    private static @Nullable ThrowableForm form(Throwable thrown) {
        Class<?> type = thrown.getClass();
        if (ComparedValues.are(type.getName())) {
            return ComparedValues.of(thrown);
        }
        return PlainThrowable.is(type) ? ThrowableForm.PLAIN : null;
    }
}
