package io.github.forkpair.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.forkpair.MalformedFrameException;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Throws random and mutated frames at the decoder. Each run has a seed of its own, which every
 * failure names.
 */
@Timeout(120)
class FrameFuzzTests {

    private static final int ROUNDS = 20_000;

    /** What one broken stream of a few hundred bytes may make the decoder allocate; in bytes. */
    private static final long MOST_ALLOCATED = 4_000_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A record that is not serializable. */
    record Point(int x, String label, Integer boxed) {}

    record Line(List<Point> points, Path file) {}

    /** To load classes takes memory, which is none that a stream asks for. */
    @BeforeEach
    void readEachKindOnce() throws IOException {
        MessageCodec codec = new MessageCodec(getClass().getClassLoader(), Frame.DEFAULT_LIMIT);
        for (Object message : messages()) {
            MemoryChannel channel = new MemoryChannel(encoded(message), 64);
            Frame frame = new FrameReader(channel, MessageCodec.KINDS, Frame.DEFAULT_LIMIT).read();
            assertThat(codec.read(frame)).isNotNull();
        }
    }

    @Test
    void randomBytesEndInMessagesOrTheTypedFailure() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] =
                        (byte)
                                MessageCodec.KINDS.charAt(
                                        random.nextInt(MessageCodec.KINDS.length()));
            }
            decode(bytes, round);
        }
    }

    @Test
    void mutatedMessagesEndInMessagesOrTheTypedFailure() throws IOException {
        List<byte[]> good = new ArrayList<>();
        for (Object message : messages()) {
            good.add(encoded(message));
        }
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = good.get(random.nextInt(good.size())).clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            decode(bytes, round);
        }
    }

    @Test
    void aSerializedArrayOfTwoBillionIsNotAllocated() throws IOException {
        byte[] bytes = encoded(new int[] {1, 2, 3});
        int length = bytes.length - 3 * Integer.BYTES - Integer.BYTES;
        bytes[length] = 0x7f;

        decode(bytes, 0);
    }

    private void decode(byte[] bytes, int round) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        FrameReader reader =
                new FrameReader(
                        new MemoryChannel(bytes, 64), MessageCodec.KINDS, Frame.DEFAULT_LIMIT);
        MessageCodec codec = new MessageCodec(getClass().getClassLoader(), Frame.DEFAULT_LIMIT);
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                codec.read(frame);
            }
        } catch (MalformedFrameException e) {
            assertThat(e.offset())
                    .as("seed %d, round %d", seed, round)
                    .isBetween(0L, (long) bytes.length);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ", round " + round, e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated; seed %d, round %d", seed, round)
                .isLessThan(MOST_ALLOCATED);
    }

    private static List<Object> messages() {
        Map<String, Serializable> map = new HashMap<>();
        map.put("list", new ArrayList<>(List.of(1, 2L, "three", new int[] {4})));
        map.put("bytes", new byte[20]);
        return List.of(
                "text",
                "bytes".getBytes(UTF_8),
                42,
                43L,
                1.5,
                'c',
                true,
                TimeUnit.SECONDS,
                new Point(1, "label", null),
                Path.of("a", "b"),
                Optional.of(new Point(1, "label", null)),
                new Line(List.of(new Point(1, "a", null), new Point(2, "b", 3)), Path.of("c")),
                new ArrayList<>(
                        List.of(new Point(1, "a", null), Optional.of(Path.of("c")), map.keySet())),
                List.of(1, 2, 3, 4).subList(1, 3),
                Map.entry("key", new Point(1, "label", null)),
                new TreeMap<>(map).navigableKeySet(),
                map);
    }

    private static byte[] encoded(Object message) throws IOException {
        MemoryChannel out = MemoryChannel.empty();
        new MessageCodec(FrameFuzzTests.class.getClassLoader(), Frame.DEFAULT_LIMIT)
                .write(message, new FrameWriter(out));
        return out.written();
    }
}
