package io.github.forkpair.jvm;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The generators of chance that classes of the JDK have for all, and what these give to new ones as
 * their seed. A generator that belongs to somebody's object is that object's state, like any other.
 */
final class StaticSeeds {

    private static final List<String> HOLDERS =
            List.of(
                    "java.util.Random",
                    "java.lang.Math$RandomNumberGeneratorHolder",
                    "java.lang.StrictMath$RandomNumberGeneratorHolder",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.util.SplittableRandom",
                    "java.util.Collections",
                    "java.util.UUID$Holder",
                    "java.io.File$TempDirectory",
                    "java.nio.file.TempFileHelper",
                    "java.security.SecureRandom",
                    "sun.security.jca.JCAUtil",
                    "sun.security.jca.JCAUtil$CachedSecureRandomHolder",
                    "com.sun.crypto.provider.SunJCE$SecureRandomHolder",
                    "sun.nio.ch.UnixDomainSockets",
                    "sun.net.www.protocol.http.DigestAuthentication$Parameters",
                    "sun.security.provider.NativePRNG",
                    "sun.security.provider.NativePRNG$Blocking",
                    "sun.security.provider.NativePRNG$NonBlocking",
                    "sun.security.provider.SecureRandom$SeederHolder",
                    "sun.security.provider.AbstractDrbg$SeederHolder");

    /** Who makes the generators below; they are not even loaded where nobody has used it. */
    private static final String FACTORY = "java.util.random.RandomGeneratorFactory";

    private static final List<String> FACTORY_MADE =
            List.of(
                    "L32X64MixRandom",
                    "L64X128MixRandom",
                    "L64X128StarStarRandom",
                    "L64X256MixRandom",
                    "L64X1024MixRandom",
                    "L128X128MixRandom",
                    "L128X256MixRandom",
                    "L128X1024MixRandom",
                    "Xoroshiro128PlusPlus",
                    "Xoshiro256PlusPlus");

    /** Where they are on a newer JDK, and where they were. */
    private static final List<String> PACKAGES = List.of("jdk.internal.random.", "jdk.random.");

    /** What a secure generator is called that has no state but what it has read from the system. */
    private static final String NATIVE = "NativePRNG";

    private static final String NATIVE_BUFFER = "sun.security.provider.NativePRNG$RandomIO";
    private static final String DRBG = "sun.security.provider.AbstractDrbg";
    private static final String DRBG_SOURCE = "sun.security.provider.EntropySource";

    private final JdkPrivates jdk;
    private final SystemRandom random;

    StaticSeeds(JdkPrivates jdk, SystemRandom random) {
        this.jdk = jdk;
        this.random = random;
    }

    /** Returns the names of the classes that have any. */
    List<String> holders() throws Throwable {
        List<String> names = new ArrayList<>(HOLDERS);
        if (jdk.isInitialized(JdkPrivates.type(FACTORY))) {
            String prefix = PACKAGES.get(isThere(PACKAGES.get(0)) ? 0 : 1);
            FACTORY_MADE.forEach(name -> names.add(prefix + name));
        }
        return names;
    }

    private static boolean isThere(String prefix) {
        try {
            JdkPrivates.type(prefix + FACTORY_MADE.get(0));
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Renews what a class has, unless nobody has used it yet. */
    void renew(Class<?> holder) throws Throwable {
        if (!jdk.isInitialized(holder)) {
            return;
        }
        boolean isOne = false;
        for (Field field : holder.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && isSeed(field.getType())) {
                isOne = true;
                renew(jdk.value(field));
            }
        }
        if (!isOne) {
            throw new NoSuchFieldException("a seed is not where it was");
        }
    }

    private static boolean isSeed(Class<?> type) {
        return type == AtomicLong.class
                || type == Random.class
                || type == SecureRandom.class
                || SecureRandomSpi.class.isAssignableFrom(type)
                || type.getName().equals(NATIVE_BUFFER)
                || type.getName().equals(DRBG_SOURCE);
    }

    private void renew(@Nullable Object seed) throws Throwable {
        if (seed instanceof AtomicLong number) {
            number.set(random.nextLong() | 1); // new Random() multiplies it: 0 would stay 0
        } else if (seed instanceof SecureRandom generator) {
            renewSecure(generator);
        } else if (seed instanceof Random generator) {
            generator.setSeed(random.nextLong());
        } else if (seed instanceof SecureRandomSpi generator) {
            jdk.methodOf(SecureRandomSpi.class, "engineSetSeed", void.class, byte[].class)
                    .invoke(generator, random.nextSeed());
        } else if (seed != null && seed.getClass().getName().equals(NATIVE_BUFFER)) {
            // It reads anew what is as old as that.
            jdk.field(seed.getClass(), "lastRead", long.class).set(seed, 0L);
        } else if (seed != null) {
            renewDrbgOf(seed);
        }
    }

    private void renewSecure(SecureRandom generator) throws IOException {
        if (!generator.getAlgorithm().startsWith(NATIVE)) {
            generator.setSeed(random.nextSeed());
        }
    }

    /** The source is a lambda, and the generator is what it has captured. */
    private void renewDrbgOf(Object source) throws Throwable {
        Class<?> drbg = JdkPrivates.type(DRBG);
        for (Field captured : source.getClass().getDeclaredFields()) {
            if (drbg.isAssignableFrom(captured.getType())) {
                jdk.methodOf(drbg, "engineSetSeed", void.class, byte[].class)
                        .invoke(jdk.value(source, captured), random.nextSeed());
            }
        }
    }
}
