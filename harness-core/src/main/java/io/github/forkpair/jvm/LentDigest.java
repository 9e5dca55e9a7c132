package io.github.forkpair.jvm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * Lends this JVM the JDK's own SHA-1 for as long as it is open, where a test has removed every
 * security provider that has one: to load native code takes it.
 */
final class LentDigest implements AutoCloseable {

    private final @Nullable Provider lent;

    private LentDigest(@Nullable Provider lent) {
        this.lent = lent;
    }

    /** Lends it, if it is not there. */
    static LentDigest open() {
        try {
            MessageDigest.getInstance("SHA-1");
            return new LentDigest(null);
        } catch (NoSuchAlgorithmException e) {
            Provider provider = new OfTheJdk();
            Security.addProvider(provider);
            return new LentDigest(provider);
        }
    }

    /** Takes it away again. */
    @Override
    public void close() {
        if (lent != null) {
            Security.removeProvider(lent.getName());
        }
    }

    /** Names the class of the JDK, which makes an instance of it itself. */
    private static final class OfTheJdk extends Provider {

        private static final long serialVersionUID = 1;

        OfTheJdk() {
            super("Forkpair", "1", "SHA-1 of the JDK");
            for (String name : new String[] {"SHA-1", "SHA1", "SHA"}) {
                put("MessageDigest." + name, "sun.security.provider.SHA");
            }
        }
    }
}
