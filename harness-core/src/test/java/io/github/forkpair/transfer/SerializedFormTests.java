package io.github.forkpair.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.forkpair.ChildSideException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.Remote;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import javax.management.BadAttributeValueExpException;
import javax.swing.DefaultListModel;
import org.apache.commons.collections.functors.ConstantTransformer;
import org.apache.commons.collections.map.LazyMap;
import org.apache.commons.collections.map.LinkedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializedFormTests {

    private static final String ADVICE = ". Send a record or a value of your own.";

    private final ClassLoader loader = getClass().getClassLoader();

    @TempDir private Path dir;

    @Test
    void aChainThatFiresAsJavaReadsItDoesNotFireHere() throws Exception {
        Path fired = dir.resolve("fired");
        Object built = GadgetChain.creating(fired);
        byte[] chain = GadgetChain.serialized(built);
        byte[] asJava = GadgetChain.javaSerialized(built);
        new ObjectInputStream(new ByteArrayInputStream(asJava)).readObject();
        assertThat(fired).as("read as Java does").exists();
        Files.delete(fired);

        assertThatThrownBy(() -> SerializedForm.read(chain, loader, 0, Nesting.MOST))
                .isInstanceOf(RefusedClassException.class)
                .hasMessage(
                        "a org.apache.commons.collections.keyvalue.TiedMapEntry, which is refused:"
                                + " reading it can call methods of any name"
                                + ADVICE);
        assertThat(fired).doesNotExist();
    }

    @Test
    void aFailureThatHoldsAChainArrivesInWordsAndDoesNotFire() throws IOException {
        Path fired = dir.resolve("fired");
        TransferredFailure failure = FailureCapture.of(new Holder(GadgetChain.creating(fired)));
        assertThat(failure.form()).isInstanceOf(ThrowableForm.Serialized.class);

        Throwable restored = FailureRestore.restore(failure, loader, shownAs -> "\n" + shownAs);

        assertThat(restored)
                .isInstanceOf(ChildSideException.class)
                .hasMessage(
                        Holder.class.getName()
                                + ": held\nChildSideException, since the original's class, or one that it holds, is"
                                + " refused: reading it can call methods of any name");
        assertThat(fired).doesNotExist();
    }

    @Test
    void noHostIsLookedUpForAnAddressInAHashMap() throws IOException {
        List<String> lookedUp = new ArrayList<>();
        URLStreamHandler handler =
                new URLStreamHandler() {
                    @Override
                    protected URLConnection openConnection(URL address) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    protected int hashCode(URL address) {
                        lookedUp.add(address.getHost());
                        return 1;
                    }
                };
        URL address = new URL(null, "http://host.invalid/", handler);
        byte[] bytes = GadgetChain.serialized(new HashMap<>(Map.of(address, "value")));
        assertThat(lookedUp).as("by a hash map").contains("host.invalid");

        assertThatThrownBy(() -> SerializedForm.read(bytes, loader, 0, Nesting.MOST))
                .hasMessage(
                        "a java.net.URL, which is refused: a hash table of it would look its host up,"
                                + " as none does of a java.net.URI"
                                + ADVICE);
    }

    static List<Object> refused() throws Exception {
        Supplier<String> lambda = (Supplier<String> & Serializable) () -> "called";
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(1024);
        return List.of(
                proxy(Comparable.class),
                proxy(Serializable.class, Runnable.class),
                lambda,
                Map.Entry.<String, String>comparingByKey(),
                new Handler(),
                new Elsewhere(),
                new BadAttributeValueExpException("value"),
                new SignedObject(
                        "text",
                        keys.generateKeyPair().getPrivate(),
                        Signature.getInstance("SHA256withRSA")),
                new DefaultListModel<>(),
                Level.INFO,
                Map.of("addresses", new URL[0][0]),
                ConstantTransformer.getInstance("value"),
                new OwnLazyMap());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoValueIsRefusedWhereverItIsHeld(Object object) throws IOException {
        for (Object message :
                List.of(object, new Object[] {object}, new ArrayList<>(List.of(object)))) {
            byte[] bytes = GadgetChain.serialized(message);

            assertThatThrownBy(() -> SerializedForm.read(bytes, loader, 0, Nesting.MOST))
                    .isInstanceOf(RefusedClassException.class)
                    .hasMessageEndingWith(ADVICE);
        }
        byte[] record = GadgetChain.serialized(new ArrayList<>(List.of(new Own(object))));
        assertThatThrownBy(() -> SerializedForm.read(record, loader, 0, Nesting.MOST))
                .isInstanceOfSatisfying(
                        UnreadablePartException.class,
                        e -> assertThat(e.place()).isEqualTo("Own.held"))
                .hasCauseInstanceOf(RefusedClassException.class);
    }

    @Test
    void aRecordThatIsNoValueIsNotMade() throws Exception {
        Answering.made = 0;
        byte[] bytes = GadgetChain.serialized(new ArrayList<>(List.of(new Nothing())));
        byte[] forged =
                new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("Nothing", "Handing")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SerializedForm.read(bytes, loader, 0, Nesting.MOST))
                .isEqualTo(List.of(new Nothing()));
        assertThatThrownBy(() -> SerializedForm.read(forged, loader, 0, Nesting.MOST))
                .isInstanceOf(RefusedClassException.class)
                .hasMessageContaining("Handing, which is refused: it answers the calls of a proxy");
        assertThat(Answering.made).isZero();
    }

    record Nothing() {}

    /** Not serializable, as records need not be. */
    record Handing() implements InvocationHandler {
        Handing {
            Answering.made++;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            throw new AssertionError("called");
        }
    }

    private static final class Answering {
        private static int made;
    }

    @Test
    void aProxyIsNamedByItsInterfaces() throws IOException {
        byte[] bytes = GadgetChain.serialized(proxy(Serializable.class, Runnable.class));

        assertThatThrownBy(() -> SerializedForm.read(bytes, loader, 0, Nesting.MOST))
                .hasMessage(
                        "a proxy of java.io.Serializable, java.lang.Runnable, which is refused:"
                                + " it hands calls on to a handler"
                                + ADVICE);
    }

    @Test
    void aClassThatCatchesTheRefusalOfWhatItHoldsDoesNotUndoIt() throws IOException {
        byte[] bytes = GadgetChain.serialized(new Forgiving(new Handler()));

        assertThatThrownBy(() -> SerializedForm.read(bytes, loader, 0, Nesting.MOST))
                .isInstanceOf(RefusedClassException.class);
    }

    @Test
    void valuesOfTheSameLibraryAreRead() throws Exception {
        Map<?, ?> map = new LinkedMap(Map.of("key", "value"));

        assertThat(SerializedForm.read(GadgetChain.serialized(map), loader, 0, Nesting.MOST))
                .isEqualTo(map);
    }

    @Test
    void aClassObjectIsReadWhoseInstancesCouldNeverBe() throws Exception {
        for (Class<?> type : List.of(Path.of("").getClass(), Runnable.class, int.class)) {
            assertThat(SerializedForm.read(GadgetChain.serialized(type), loader, 0, Nesting.MOST))
                    .isEqualTo(type);
        }
    }

    @Test
    void aRefusalEndsTheReadingWithoutAConstructorOfWhatFollows() throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        map.put("first", new Handler());
        map.put("second", new Counting());
        byte[] bytes = GadgetChain.serialized(map);
        Counting.read = 0;

        assertThatThrownBy(() -> SerializedForm.read(bytes, loader, 0, Nesting.MOST))
                .isInstanceOf(RefusedClassException.class);
        assertThat(Counting.read).isZero();
    }

    @Test
    void aClassThatIsDescribedAsAnArrayAndIsNoneIsRefused() throws IOException {
        byte[] bytes = GadgetChain.serialized(new String[0]);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] forged =
                text.replace("\u0013[Ljava.lang.String;", "\u0010java.lang.Object")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> SerializedForm.read(forged, loader, 0, Nesting.MOST))
                .isInstanceOf(StreamCorruptedException.class)
                .hasMessage("java.lang.Object is no array");
    }

    static Object proxy(Class<?>... interfaces) {
        return Proxy.newProxyInstance(
                SerializedFormTests.class.getClassLoader(), interfaces, new Handler());
    }

    private static final class Handler implements InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            throw new AssertionError("called");
        }
    }

    private static final class Elsewhere implements Remote, Serializable {
        private static final long serialVersionUID = 1;
    }

    private static final class OwnLazyMap extends LazyMap {
        private static final long serialVersionUID = 1;

        OwnLazyMap() {
            super(new HashMap<>(), ConstantTransformer.getInstance("value"));
        }
    }

    private record Own(Object held) implements Serializable {}

    private static final class Holder extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // whether it can be written is what the tests ask
        private final Map<Object, Object> held;

        Holder(Map<Object, Object> held) {
            super("held");
            this.held = held;
        }

        @Override
        public String toString() {
            return "holds " + held.size();
        }
    }

    private static final class Counting implements Serializable {
        private static final long serialVersionUID = 1;
        private static int read;

        private void readObject(ObjectInputStream in) {
            read++;
        }
    }

    private static final class Forgiving implements Serializable {
        private static final long serialVersionUID = 1;
        private transient Object held;

        Forgiving(Object held) {
            this.held = held;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(held);
        }

        private void readObject(ObjectInputStream in) throws ClassNotFoundException {
            try {
                held = in.readObject();
            } catch (IOException e) {
                held = "something else";
            }
        }
    }
}
