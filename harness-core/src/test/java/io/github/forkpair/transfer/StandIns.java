package io.github.forkpair.transfer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Serializable classes without members: one of a library's name, which need not be there, and
 * {@code own.Below}, which extends it.
 */
final class StandIns extends ClassLoader {

    private static final String BELOW = "own.Below";

    private final String name;

    StandIns(String name) {
        super(null);
        this.name = name;
    }

    @Override
    protected Class<?> findClass(String wanted) throws ClassNotFoundException {
        if (!wanted.equals(name) && !wanted.equals(BELOW)) {
            throw new ClassNotFoundException(wanted);
        }
        byte[] file = classFile(wanted, wanted.equals(BELOW) ? name : "java.lang.Object");
        return defineClass(wanted, file, 0, file.length);
    }

    private static byte[] classFile(String name, String extended) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(0xCAFEBABE);
            out.writeInt(52); // of Java 8
            out.writeShort(7); // constants 1 to 6: each name and the class of that name
            int constant = 0;
            for (String each : new String[] {name, extended, "java.io.Serializable"}) {
                out.writeByte(1);
                out.writeUTF(each.replace('.', '/'));
                out.writeByte(7);
                out.writeShort(++constant);
                constant++;
            }
            out.writeShort(0x21); // public
            out.writeShort(2);
            out.writeShort(4);
            out.writeShort(1);
            out.writeShort(6);
            out.write(new byte[6]); // no fields, methods, attributes
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
