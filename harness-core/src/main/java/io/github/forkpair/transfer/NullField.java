package io.github.forkpair.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A field of a test class that was not set in the child when its side failed.
 *
 * @param name its name
 * @param annotation the simple name of the annotation by which an extension would have set it;
 *     empty where it has none
 * @param setUp the method that may set it before each test or before all, or several with {@code ()
 *     or } between; empty where there is none
 * @param phase the simple name of JUnit's annotation for such a method; empty where there is none
 * @param made whether it is not null: with an annotation, an extension that JUnit would have
 *     started; else something empty that a method would have filled
 * @param byParent whether the parent side may set it
 */
public record NullField(
        String name,
        String annotation,
        String setUp,
        String phase,
        boolean made,
        boolean byParent) {

    /** One that no method of the class sets up. */
    public NullField(String name, String annotation, boolean made) {
        this(name, annotation, "", "", made, true);
    }

    public void write(DataOutputStream out) throws IOException {
        StackFrames.writeText(out, name);
        StackFrames.writeText(out, annotation);
        StackFrames.writeText(out, setUp);
        StackFrames.writeText(out, phase);
        out.writeBoolean(made);
        out.writeBoolean(byParent);
    }

    public static NullField read(DataInputStream in) throws IOException {
        return new NullField(
                String.valueOf(StackFrames.readText(in)),
                String.valueOf(StackFrames.readText(in)),
                String.valueOf(StackFrames.readText(in)),
                String.valueOf(StackFrames.readText(in)),
                in.readBoolean(),
                in.readBoolean());
    }
}
