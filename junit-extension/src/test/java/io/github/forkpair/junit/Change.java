package io.github.forkpair.junit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.security.Provider;
import java.security.SecureRandomSpi;
import java.security.Security;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import org.awaitility.Awaitility;

/** What a test may change in its JVM and forget. */
enum Change {
    OS_NAME("os.name", "Windows 11"),
    OS_ARCH("os.arch", "x86"),
    DATA_MODEL("sun.arch.data.model", "32"),
    JAVA_HOME("java.home", "/nowhere"),
    TMPDIR("java.io.tmpdir", "/nowhere"),
    USER_DIR("user.dir", "/nowhere"),
    USER_NAME("user.name", "nobody at all"),
    JNU_ENCODING("sun.jnu.encoding", "no such charset"),
    FILE_ENCODING("file.encoding", "no such charset"),
    LINE_SEPARATOR("line.separator", "|"),
    PATH_SEPARATOR("path.separator", ";"),
    FILE_SEPARATOR("file.separator", "\\"),
    CLASS_PATH("java.class.path", "/nowhere"),
    SUREFIRE_CLASS_PATH("surefire.test.class.path", "/nowhere"),
    LIBRARY_PATH("jnr.ffi.library.path", "/nowhere"),
    BOOT_LIBRARY_PATH("jffi.boot.library.path", "/nowhere"),
    PROVIDER("jnr.ffi.provider", "com.acme.Provider"),
    CONSTANTS("jnr.constants.fake", "true"),
    RANDOM_SOURCE("java.security.egd", "file:/nowhere"),
    TURKISH {
        @Override
        void apply() {
            Locale.setDefault(new Locale("tr", "TR"));
        }
    },
    ARABIC_DIGITS {
        @Override
        void apply() {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        }
    },
    TIME_ZONE {
        @Override
        void apply() {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        }
    },
    NO_STREAMS {
        @Override
        void apply() {
            System.setOut(null);
            System.setErr(null);
            System.setIn(null);
        }
    },
    STREAMS_THAT_FAIL {
        @Override
        void apply() {
            PrintStream failing =
                    new PrintStream(OutputStream.nullOutputStream()) {
                        @Override
                        public void println(String line) {
                            throw new AssertionError("a line in a test's own stream: " + line);
                        }

                        @Override
                        public void flush() {
                            throw new IllegalStateException("not for others to flush");
                        }
                    };
            System.setOut(failing);
            System.setErr(failing);
        }
    },
    HANDLER_THAT_EXITS {
        @Override
        void apply() {
            Thread.setDefaultUncaughtExceptionHandler(
                    (thread, thrown) -> Runtime.getRuntime().halt(99));
        }
    },
    NO_CONTEXT_CLASS_LOADER {
        @Override
        void apply() {
            Thread.currentThread().setContextClassLoader(null);
        }
    },
    STOPPED_CONTEXT_CLASS_LOADER {
        @Override
        void apply() {
            Thread.currentThread().setContextClassLoader(new StoppedLoader());
        }
    },
    NO_RANDOMNESS {
        @Override
        void apply() {
            Security.insertProviderAt(new AlwaysZero(), 1);
        }
    },
    NO_SECURITY_PROVIDERS {
        @Override
        void apply() {
            for (Provider provider : Security.getProviders()) {
                Security.removeProvider(provider.getName());
            }
        }
    },
    AWAITILITY {
        @Override
        void apply() {
            Awaitility.setDefaultPollDelay(Duration.ofDays(1));
            Awaitility.setDefaultPollInterval(Duration.ofDays(1));
            Awaitility.setDefaultTimeout(Duration.ofDays(2));
            Awaitility.ignoreExceptionsByDefault();
            Awaitility.setDefaultFailFastCondition(() -> true);
        }
    },
    NO_PROPERTIES {
        @Override
        void apply() {
            System.setProperties(new Properties());
        }
    };

    private final String property;
    private final String value;

    Change() {
        this("", "");
    }

    Change(String property, String value) {
        this.property = property;
        this.value = value;
    }

    void apply() {
        System.setProperty(property, value);
    }

    /** Gives JUnit its parts and fails for all else, as that of a container that was stopped. */
    private static final class StoppedLoader extends ClassLoader {

        StoppedLoader() {
            super(Change.class.getClassLoader());
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            check(name);
            return super.loadClass(name);
        }

        @Override
        public URL getResource(String name) {
            check(name);
            return super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            check(name);
            return super.getResources(name);
        }

        private static void check(String name) {
            if (!name.contains("junit")) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    /** Gives zeros for random numbers. */
    public static final class AlwaysZero extends Provider {

        private static final long serialVersionUID = 1;

        AlwaysZero() {
            super("AlwaysZero", "1", "zeros");
            put("SecureRandom.Zeros", Zeros.class.getName());
        }
    }

    /** The zeros. */
    public static final class Zeros extends SecureRandomSpi {

        private static final long serialVersionUID = 1;

        /** For the provider. */
        public Zeros() {}

        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected void engineNextBytes(byte[] bytes) {}

        @Override
        protected byte[] engineGenerateSeed(int count) {
            return new byte[count];
        }
    }
}
