package io.github.forkpair.channel;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** Sends a record as the values of its components, so that it need not be serializable. */
final class RecordForm {

    /** Stands where a component is null. */
    private static final char NULL = 'N';

    private final MessageCodec codec;
    private final ClassLoader loader;

    RecordForm(MessageCodec codec, ClassLoader loader) {
        this.codec = codec;
        this.loader = loader;
    }

    void write(Record record, DataOutputStream out) throws IOException {
        out.writeUTF(record.getClass().getName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(component, record);
            if (value == null) {
                out.writeByte(NULL);
                continue;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            char kind = codec.encode(value, new DataOutputStream(bytes));
            out.writeByte(kind);
            out.writeInt(bytes.size());
            bytes.writeTo(out);
        }
    }

    Object read(DataInputStream in) throws IOException, ClassNotFoundException {
        String name = in.readUTF();
        Class<?> type = Class.forName(name, false, loader);
        if (!type.isRecord()) {
            throw new IOException(name + " is no record");
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            char kind = (char) in.readUnsignedByte();
            if (kind != NULL) {
                values[i] = component(kind, in);
            }
        }
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IOException(name + " refuses the values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IOException(name + " cannot be created", e);
        }
    }

    private Object component(char kind, DataInputStream in)
            throws IOException, ClassNotFoundException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException(
                    "a component of "
                            + Integer.toUnsignedString(length)
                            + " bytes is announced where "
                            + in.available()
                            + " are left");
        }
        int before = in.available();
        Object value = codec.decode(kind, length, in);
        if (before - in.available() != length) {
            throw new IOException("a component's length is wrong");
        }
        return value;
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "A "
                            + record.getClass().getName()
                            + " cannot be sent: its accessor "
                            + component.getName()
                            + "() throws.",
                    e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError("the accessor was made accessible", e);
        }
    }
}
