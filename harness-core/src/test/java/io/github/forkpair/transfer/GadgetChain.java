package io.github.forkpair.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.collections.Transformer;
import org.apache.commons.collections.functors.ChainedTransformer;
import org.apache.commons.collections.functors.ConstantTransformer;
import org.apache.commons.collections.functors.InvokerTransformer;
import org.apache.commons.collections.keyvalue.TiedMapEntry;
import org.apache.commons.collections.map.LazyMap;

/**
 * A chain from the catalogues: reading the hash map asks its key for a hash code, the key asks a
 * lazy map for its value, and that makes one by a call that the bytes name: {@code createNewFile}.
 */
public final class GadgetChain {

    private GadgetChain() {}

    /** Builds the chain; whoever reads it as Java does creates the file. */
    public static Map<Object, Object> creating(Path file) throws IOException {
        Transformer chain =
                new ChainedTransformer(
                        new Transformer[] {
                            new ConstantTransformer(file.toFile()),
                            new InvokerTransformer("createNewFile", null, null)
                        });
        Map<?, ?> lazy = LazyMap.decorate(new HashMap<>(), chain);
        Map<Object, Object> outer = new HashMap<>();
        outer.put(new TiedMapEntry(lazy, "key"), "value");
        // Building it fired it.
        lazy.remove("key");
        Files.delete(file);
        return outer;
    }

    /** Serializes any object as a harness would that refuses nothing. */
    public static byte[] serialized(Object object) throws IOException {
        return serialized(object, Nesting.MOST);
    }

    /** Serializes it however deep it is nested, up to that. */
    public static byte[] serialized(Object object, int mostDepth) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SerializingOutput(bytes, null, mostDepth).writeObject(object);
        return bytes.toByteArray();
    }

    /** Serializes any object as Java does. */
    static byte[] javaSerialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(object);
        return bytes.toByteArray();
    }
}
