package io.github.forkpair.transfer;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes in place of a record, or of a value that Java does not serialize, wherever in a serialized
 * object that is. {@link SerializedForm} puts the value back before whoever holds it sees this.
 */
final class StandIn implements Serializable {

    private static final long serialVersionUID = 1;

    /** Of the sender: the value. */
    private final transient @Nullable Object value;

    /** What the value is made of; of the receiver, if that is no record. */
    private transient @Nullable ValueParts parts;

    /** Of the receiver: the record that was read. */
    private transient @Nullable Object read;

    private StandIn(Object value, @Nullable ValueParts parts) {
        this.value = value;
        this.parts = parts;
    }

    /** Returns what goes in place of an object; null if it goes as it is, or not at all. */
    static @Nullable StandIn of(Object object) throws UnsendableException {
        if (object instanceof Record) {
            return goesAsJavaHasIt(object.getClass()) ? null : new StandIn(object, null);
        }
        ValueParts parts =
                object instanceof Serializable && !(object instanceof LinkedList)
                        ? null
                        : ValueParts.of(object);
        return parts == null ? null : new StandIn(object, parts);
    }

    /** A record that says itself what it shall be where it is read knows Java's serialization. */
    private static boolean goesAsJavaHasIt(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return false;
        }
        try {
            type.getDeclaredMethod("readResolve");
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        OpenValues open = ((SerializingOutput) out).open();
        open.begin(value);
        if (value instanceof Record record) {
            RecordParts components = RecordParts.of(record.getClass());
            out.writeObject(components.type());
            out.writeInt(components.count());
            for (int i = 0; i < components.count(); i++) {
                Object part = components.value(record, i);
                open.check(part);
                out.writeObject(part);
            }
        } else if (parts != null) {
            out.writeObject(null);
            out.writeChar(parts.kind());
            out.writeInt(parts.parts().length);
            for (Object part : parts.parts()) {
                open.check(part);
                out.writeObject(part);
            }
        }
        open.end(value);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        if (!(in instanceof SerializedForm form)) {
            throw new InvalidObjectException("only SerializedForm puts the value back");
        }
        Object type = in.readObject();
        if (type instanceof Class<?> recordType) {
            RecordParts components = form.componentsOf(recordType);
            int count = in.readInt();
            if (count != components.count()) {
                throw new InvalidObjectException(
                        recordType.getName() + " has " + count + " components on the other side");
            }
            read = components.read(new Following(in));
        } else {
            char kind = in.readChar();
            List<@Nullable Object> values = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                values.add(in.readObject());
            }
            parts = new ValueParts(kind, values.toArray());
        }
    }

    /** Returns the value that this stands for, where it has been read. */
    Object original() throws IOException {
        if (read != null) {
            return read;
        } else if (parts != null) {
            return parts.value();
        }
        throw new InvalidObjectException("nothing was read");
    }

    /** Without a method reference, for which a cold child would load much. */
    private record Following(ObjectInputStream in) implements RecordParts.Source {
        @Override
        public @Nullable Object next() throws IOException, ClassNotFoundException {
            return in.readObject();
        }
    }
}
