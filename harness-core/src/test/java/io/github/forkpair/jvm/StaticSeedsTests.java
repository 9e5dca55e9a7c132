package io.github.forkpair.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.VarHandle;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What forks alone do not show: the time has its share in what is drawn, or nobody draws. */
class StaticSeedsTests {

    private final JdkPrivates jdk = JdkPrivates.ofThisJvm().orElseThrow();
    private SystemRandom random;
    private StaticSeeds seeds;

    @BeforeEach
    void open() throws Exception {
        random = SystemRandom.open();
        seeds = new StaticSeeds(jdk, random);
    }

    @AfterEach
    void close() throws Exception {
        random.close();
    }

    @Test
    void everyHolderIsThereAndHasOne() throws Throwable {
        RandomGenerator.getDefault();
        assertThat(seeds.holders()).hasSize(30);
        for (String name : seeds.holders()) {
            Class.forName(name, true, ClassLoader.getSystemClassLoader());

            seeds.renew(JdkPrivates.type(name));
        }
    }

    @Test
    void whatEachNewRandomIsGivenIsAnother() throws Throwable {
        assertThat(new Random()).isNotNull();
        AtomicLong given = (AtomicLong) value(Random.class, "seedUniquifier");
        long before = given.get();

        seeds.renew(Random.class);

        assertThat(given.get()).isNotEqualTo(before).isOdd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Blocking", "NonBlocking"})
    void whatWasReadFromTheSystemIsReadAnew(String variant) throws Throwable {
        SecureRandom.getInstance("NativePRNG" + variant).nextLong();
        Class<?> holder =
                JdkPrivates.type(
                        "sun.security.provider.NativePRNG"
                                + (variant.isEmpty() ? "" : "$" + variant));
        Object buffer = value(holder, "INSTANCE");
        VarHandle lastRead = jdk.field(buffer.getClass(), "lastRead", long.class);
        assertThat((long) lastRead.get(buffer)).isPositive();

        seeds.renew(holder);

        assertThat((long) lastRead.get(buffer)).isZero();
    }

    private Object value(Class<?> holder, String field) throws Exception {
        return jdk.value(holder.getDeclaredField(field));
    }

    static final class Provided {

        static final SecureRandom GENERATOR = seeded();

        static SecureRandom seeded() {
            try {
                SecureRandom seeded = SecureRandom.getInstance("SHA1PRNG");
                seeded.setSeed(1);
                return seeded;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aSecureGeneratorWithAStateHasAnother() throws Throwable {
        SecureRandom twin = Provided.seeded();
        assertThat(Provided.GENERATOR.nextLong()).isEqualTo(twin.nextLong());

        seeds.renew(Provided.class);

        assertThat(Provided.GENERATOR.nextLong()).isNotEqualTo(twin.nextLong());
    }

    private static boolean used;

    static final class Unused {

        static final Random GENERATOR = first();

        static Random first() {
            used = true;
            return new Random();
        }
    }

    @Test
    void whatNobodyHasUsedStaysSo() throws Throwable {
        seeds.renew(Unused.class);

        assertThat(used).isFalse();
    }

    static final class Changed {
        static final AtomicReference<Random> GENERATOR = new AtomicReference<>(new Random());
    }

    @Test
    void aSeedThatIsNotWhereItWasIsMissed() {
        assertThat(Changed.GENERATOR.get()).isNotNull();

        assertThatThrownBy(() -> seeds.renew(Changed.class))
                .isInstanceOf(NoSuchFieldException.class);
    }
}
