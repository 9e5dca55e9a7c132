package io.github.forkpair.junit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The file of a class, as that of a public class of another name. */
final class RenamedClass {

    /** Those of the constants of a class file that are not of one size, and those that are. */
    private static final int UTF8 = 1;

    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private static final int[] SIZES = {
        0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
    };

    private static final int BEFORE_THE_CONSTANTS = 8;

    private static final int PUBLIC = 1;

    private RenamedClass() {}

    /**
     * Returns the file.
     *
     * @param type the class
     * @param name the other's binary name
     */
    static byte[] of(Class<?> type, String name) throws IOException {
        String own = type.getName().replace('.', '/');
        try (InputStream file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            if (file == null) {
                throw new IOException("There is no class file of " + type.getName() + ".");
            }
            return renamed(file.readAllBytes(), own, name.replace('.', '/'));
        }
    }

    /** A class names itself in its constants alone; what follows these are its flags. */
    private static byte[] renamed(byte[] file, String own, String name) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(BEFORE_THE_CONSTANTS));
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int kind = in.readUnsignedByte();
            out.writeByte(kind);
            if (kind == UTF8) {
                String text = in.readUTF();
                out.writeUTF(text.equals(own) ? name : text);
            } else {
                out.write(in.readNBytes(SIZES[kind]));
                i += kind == LONG || kind == DOUBLE ? 1 : 0; // which take two places
            }
        }
        out.writeShort(in.readUnsignedShort() | PUBLIC);
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }
}
