package io.github.forkpair.transfer;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values whose parts are being written. None of the parts may refer to one of them: it is made
 * only after they are read.
 */
final class OpenValues implements Holdings.Visitor {

    private final Map<Object, Object> open = new IdentityHashMap<>();
    private @Nullable Object found;

    void begin(Object value) {
        open.put(value, value);
    }

    void end(Object value) {
        open.remove(value);
    }

    /**
     * Looks for one of them directly in an object that is about to be written. Whoever writes it
     * would write a mere reference, and ask nobody.
     *
     * @throws UnsendableException if one is there
     */
    void checkHeldBy(Object holder) throws UnsendableException {
        if (!open.isEmpty()) {
            Holdings.show(holder, this);
            checkFound();
        }
    }

    /** The same of an object that is one of them itself. */
    void check(@Nullable Object part) throws UnsendableException {
        look(part);
        checkFound();
    }

    private void checkFound() throws UnsendableException {
        Object again = found;
        if (again != null) {
            throw UnsendableException.cycle(again);
        }
    }

    @Override
    public void named(String name, @Nullable Object held) {
        look(held);
    }

    @Override
    public void element(int index, @Nullable Object held) {
        look(held);
    }

    @Override
    public void entry(int index, @Nullable Object key, @Nullable Object value) {
        look(key);
        look(value);
    }

    private void look(@Nullable Object held) {
        if (held != null && open.containsKey(held)) {
            found = held;
        }
    }
}
