package io.github.forkpair.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child side lacked that its author may have counted on, as far as it may have failed for
 * that.
 *
 * @param fields the fields that nobody had set
 * @param temporaryDirectory what {@code java.io.tmpdir} names and is no directory; empty otherwise
 */
public record Lacks(List<NullField> fields, String temporaryDirectory) {

    /** It lacked nothing, as far as that is known. */
    public static final Lacks NOTHING = new Lacks(List.of(), "");

    /** Copies the list. */
    public Lacks {
        fields = List.copyOf(fields);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(fields.size());
        for (NullField field : fields) {
            field.write(out);
        }
        StackFrames.writeText(out, temporaryDirectory);
    }

    public static Lacks read(DataInputStream in) throws IOException {
        List<NullField> fields = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            fields.add(NullField.read(in));
        }
        return new Lacks(fields, String.valueOf(StackFrames.readText(in)));
    }
}
