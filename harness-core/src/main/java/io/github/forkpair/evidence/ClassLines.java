package io.github.forkpair.evidence;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a class file says of its source: the file's name, and where each method begins. */
final class ClassLines {

    private static final int MAGIC = 0xcafebabe;

    /** The line of each place in a method's code at which another line begins. */
    private final Map<String, TreeMap<Integer, Integer>> lines = new HashMap<>();

    private final DataInputStream in;
    private String[] texts = {};
    private @Nullable String sourceFile;

    private ClassLines(DataInputStream in) {
        this.in = in;
    }

    /** Reads a class file, as the JVM's specification has it. */
    static ClassLines read(InputStream file) throws IOException {
        ClassLines lines = new ClassLines(new DataInputStream(new BufferedInputStream(file)));
        lines.read();
        return lines;
    }

    /** Returns the name of the file; null where the class does not say. */
    @Nullable String sourceFile() {
        return sourceFile;
    }

    /**
     * Returns a method's first line; -1 where the class does not say.
     *
     * @param method its name and descriptor
     */
    int firstLineOf(String method) {
        return lineOf(method, 0);
    }

    /**
     * Returns the line of a place in a method's code; -1 where the class does not say.
     *
     * @param method its name and descriptor
     * @param place counted in bytes
     */
    int lineOf(String method, int place) {
        Map.Entry<Integer, Integer> line =
                lines.getOrDefault(method, new TreeMap<>()).floorEntry(place);
        return line == null ? -1 : line.getValue();
    }

    private void read() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.skipNBytes(4); // its version
        readConstants();
        in.skipNBytes(6); // how it can be accessed, its name, its superclass's
        in.skipNBytes(2L * in.readUnsignedShort()); // its interfaces
        readMembers(); // its fields
        readMembers(); // its methods
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = texts[in.readUnsignedShort()];
            int length = in.readInt();
            if (name.equals("SourceFile")) {
                sourceFile = texts[in.readUnsignedShort()];
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void readConstants() throws IOException {
        texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // these two kinds take two places
                }
                default -> throw new IOException("no such constant: " + tag);
            }
        }
    }

    private void readMembers() throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            String member = texts[in.readUnsignedShort()] + texts[in.readUnsignedShort()];
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                String name = texts[in.readUnsignedShort()];
                int length = in.readInt();
                if (name.equals("Code")) {
                    readCode(member);
                } else {
                    in.skipNBytes(length);
                }
            }
        }
    }

    private void readCode(String method) throws IOException {
        in.skipNBytes(4); // the sizes of its stack and of its variables
        in.skipNBytes(in.readInt()); // the code itself
        in.skipNBytes(8L * in.readUnsignedShort()); // what it catches
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = texts[in.readUnsignedShort()];
            int length = in.readInt();
            if (name.equals("LineNumberTable")) {
                for (int lines = in.readUnsignedShort(); lines > 0; lines--) {
                    this.lines
                            .computeIfAbsent(method, any -> new TreeMap<>())
                            .put(in.readUnsignedShort(), in.readUnsignedShort());
                }
            } else {
                in.skipNBytes(length);
            }
        }
    }
}
