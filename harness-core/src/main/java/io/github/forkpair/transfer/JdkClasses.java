package io.github.forkpair.transfer;

import java.security.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JDK's own classes: its values may be read, and all that it throws. */
final class JdkClasses {

    private static final Set<String> PACKAGES =
            Set.of(
                    "java.io",
                    "java.lang",
                    "java.math",
                    "java.net",
                    "java.text",
                    "javax.crypto.spec");

    /** Packages with those below them. */
    private static final List<String> TREES =
            List.of("java.nio.", "java.security.", "java.time.", "java.util.");

    /** What a calendar and a date format hold. */
    private static final String TIME_ZONE = "sun.util.calendar.ZoneInfo";

    private static final String LOOKS_UP = "a hash table of it would look its host up";

    private static final Map<String, String> REFUSED =
            Map.of(
                    "java.net.SocketPermission",
                    LOOKS_UP,
                    "java.net.URL",
                    LOOKS_UP + ", as none does of a java.net.URI",
                    "java.security.SignedObject",
                    "it holds bytes that no filter would see");

    /** Its {@code readObject} calls {@code toString()} of whatever it holds. */
    private static final String CALLER = "javax.management.BadAttributeValueExpException";

    private JdkClasses() {}

    /**
     * Tells whether a class is the JDK's. Not so if it was appended to the boot class path, or
     * linked into an image with the JDK.
     */
    static boolean contain(Class<?> type) {
        Module module = type.getModule();
        ClassLoader loader = type.getClassLoader();
        return module.isNamed()
                && (loader == null
                        || loader == ClassLoader.getPlatformClassLoader()
                        || module.getName().startsWith("jdk."));
    }

    /** Says in a few words why a class of the JDK may not be read; null if it may. */
    static @Nullable String whyRefused(Class<?> type) {
        if (Throwable.class.isAssignableFrom(type)) {
            return whyRefusedAmongThrowables(type);
        }
        if (REFUSED.containsKey(type.getName())) {
            return REFUSED.get(type.getName());
        }
        boolean value =
                Enum.class.isAssignableFrom(type)
                        || Key.class.isAssignableFrom(type)
                        || isInPackageOfValues(type);
        return value ? null : "it is none of the JDK's classes for values";
    }

    /** Says the same of a throwable, whosesoever. */
    static @Nullable String whyRefusedAmongThrowables(Class<?> thrown) {
        return Supertypes.include(thrown, CALLER)
                ? "reading it calls toString() of what it holds"
                : null;
    }

    private static boolean isInPackageOfValues(Class<?> type) {
        String module = type.getModule().getName();
        String name = type.getPackageName();
        if (module.equals("java.sql")) {
            return name.equals("java.sql");
        }
        return module.equals("java.base")
                && (PACKAGES.contains(name)
                        || isInTreeOfValues(name + ".")
                        || type.getName().equals(TIME_ZONE));
    }

    private static boolean isInTreeOfValues(String name) {
        for (String tree : TREES) {
            if (name.startsWith(tree)) {
                return true;
            }
        }
        return false;
    }
}
