package io.github.forkpair.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.forkpair.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code pair.json} to Chrome's trace event format: its object form, and for each event the
 * fields that the format asks for in an event of that phase.
 */
class TraceJsonTests {

    private static final ObjectMapper STRICT =
            new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final String HOSTILE = "</script>\"C:\\\"\n\t\u0000\u2028\ud83d\ude00\ud83d<x";

    @Test
    void itIsAnObjectOfEventsWithAVersion() throws Exception {
        JsonNode trace = parse(pair(events()));

        assertThat(trace.get("displayTimeUnit").asText()).isIn("ms", "ns");
        assertThat(trace.get("otherData").get("forkpair.format").isInt()).isTrue();
        assertThat(trace.get("otherData").get("forkpair.format").asInt()).isEqualTo(1);
        assertThat(trace.get("otherData").get("test").asText()).isEqualTo("LockTest.holds");
        assertThat(trace.get("otherData").get("verdict").asText()).isEqualTo("failed");
        assertThat(trace.get("otherData").get("ending").asText()).isEqualTo("child-failed");
        assertThat(trace.get("traceEvents").isArray()).isTrue();
    }

    @Test
    void eachEventHasTheFieldsOfItsPhase() throws Exception {
        JsonNode events = parse(pair(events())).get("traceEvents");

        assertThat(events).hasSize(6 + 7 + events().size());
        for (JsonNode event : events) {
            String phase = event.get("ph").asText();
            assertThat(phase).isIn("M", "X", "i");
            assertThat(event.get("name").isTextual()).isTrue();
            assertThat(event.get("pid").isIntegralNumber()).isTrue();
            assertThat(event.get("tid").isIntegralNumber()).isTrue();
            assertThat(event.get("args").isObject()).isTrue();
            switch (phase) {
                case "M" -> checkMetadata(event);
                case "X" -> {
                    checkTime(event);
                    assertThat(event.get("dur").isNumber()).isTrue();
                    assertThat(event.get("dur").asDouble()).isPositive();
                }
                default -> {
                    checkTime(event);
                    assertThat(event.get("s").asText()).isIn("g", "p", "t");
                }
            }
        }
    }

    private static void checkMetadata(JsonNode event) {
        switch (event.get("name").asText()) {
            case "process_name", "thread_name" ->
                    assertThat(event.get("args").get("name").isTextual()).isTrue();
            case "process_sort_index" ->
                    assertThat(event.get("args").get("sort_index").isInt()).isTrue();
            default -> throw new AssertionError("the format has no metadata of the name " + event);
        }
    }

    private static void checkTime(JsonNode event) {
        assertThat(event.get("cat").isTextual()).isTrue();
        assertThat(event.get("ts").isNumber()).isTrue();
        assertThat(event.get("ts").asDouble()).isNotNegative();
    }

    @Test
    void durationsOfOneThreadDoNotOverlapSinceViewersNestThem() throws Exception {
        for (long pid : List.of(4711L, 4712L)) {
            double free = 0;
            for (JsonNode event : phases(pair(events()), pid)) {
                assertThat(event.get("ts").asDouble()).isGreaterThanOrEqualTo(free);
                free = event.get("ts").asDouble() + event.get("dur").asDouble();
            }
        }
    }

    @Test
    void timesAreMicrosecondsAndEachSideSaysWhatItWasAbout() throws Exception {
        assertThat(phases(pair(events()), 4711))
                .extracting(TraceJsonTests::shown)
                .containsExactly(
                        "launch 0.0+2000.0",
                        "JVM start 2000.0+48000.0",
                        "test 50000.0+20000.0",
                        "reaping 70000.0+10000.0");
        assertThat(phases(pair(events()), 4712))
                .extracting(TraceJsonTests::shown)
                .containsExactly(
                        "JVM start 2000.0+48000.0", "test 50000.0+15000.0", "exit 65000.0+10000.0");
    }

    @Test
    void aMessageSaysItsSizeAndARunHowManyItWas() throws Exception {
        JsonNode events = parse(pair(events())).get("traceEvents");

        assertThat(args(events, "sent").get("bytes").asInt()).isEqualTo(6);
        assertThat(args(events, "read").get("count").asInt()).isEqualTo(3);
        assertThat(args(events, "read").get("until").asDouble()).isEqualTo(53_000);
        assertThat(args(events, "met").get("detail").asText()).isEqualTo("ready to go");
    }

    @Test
    void aPairWhoseChildNeverCameUpHasNoTest() throws Exception {
        PairTimeline pair =
                pair(
                        List.of(
                                event(2, Lane.ofChild(1), Happening.LAUNCHED),
                                event(9, Lane.ofChild(1), Happening.PROCESS_ENDED),
                                event(7, Lane.PARENT, Happening.HUNG_UP),
                                event(10, Lane.PARENT, Happening.VERDICT)));

        assertThat(pair.phases())
                .extracting(phase -> phase.lane().number() + " " + phase.name())
                .containsExactly("0 launch", "0 JVM start", "0 reaping", "1 JVM start");
    }

    @Test
    void whatJsonCannotHaveIsEscaped() throws Exception {
        JsonNode trace =
                parse(
                        new PairTimeline(
                                HOSTILE,
                                1,
                                List.of(new PairTimeline.Child("child", HOSTILE, 2)),
                                Verdict.Ending.CHILD_FAILED,
                                HOSTILE,
                                "",
                                List.of()));

        assertThat(trace.get("otherData").get("test").asText()).isEqualTo(HOSTILE);
        assertThat(trace.get("otherData").get("failure").asText()).isEqualTo(HOSTILE);
        assertThat(trace.get("traceEvents").get(0).get("args").get("name").asText())
                .isEqualTo("@ParentSide " + HOSTILE);
    }

    private static JsonNode args(JsonNode events, String name) {
        for (JsonNode event : events) {
            if (event.get("name").asText().equals(name)) {
                return event.get("args");
            }
        }
        throw new AssertionError("no event is named " + name);
    }

    private static String shown(JsonNode event) {
        return event.get("name").asText()
                + " "
                + event.get("ts").asDouble()
                + "+"
                + event.get("dur").asDouble();
    }

    private static List<JsonNode> phases(PairTimeline pair, long pid) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : parse(pair).get("traceEvents")) {
            if (event.get("ph").asText().equals("X") && event.get("pid").asLong() == pid) {
                found.add(event);
            }
        }
        return found;
    }

    private static JsonNode parse(PairTimeline pair) throws JsonProcessingException {
        return STRICT.readTree(TraceJson.of(pair));
    }

    private static PairTimeline pair(List<PairEvent> events) {
        return new PairTimeline(
                "LockTest.holds",
                4711,
                List.of(new PairTimeline.Child("child", "LockTest.waits", 4712)),
                Verdict.Ending.CHILD_FAILED,
                "why",
                "",
                events);
    }

    static List<PairEvent> events() {
        List<PairEvent> events =
                List.of(
                        event(2, Lane.ofChild(1), Happening.LAUNCHED),
                        event(50, Lane.ofChild(1), Happening.READY),
                        event(50, Lane.PARENT, Happening.CALLED),
                        new PairEvent(
                                51_000_000, 51_000_000, Lane.PARENT, Happening.SENT, 1, 6, ""),
                        new PairEvent(
                                52_000_000, 53_000_000, Lane.PARENT, Happening.READ, 3, 900, ""),
                        new PairEvent(
                                54_000_000,
                                54_000_000,
                                Lane.ofChild(1),
                                Happening.MET,
                                1,
                                0,
                                "ready to go"),
                        new PairEvent(
                                60_000_000,
                                60_000_000,
                                Lane.ofChild(1),
                                Happening.STDOUT,
                                1,
                                3,
                                HOSTILE),
                        event(65, Lane.ofChild(1), Happening.ENDED),
                        event(70, Lane.PARENT, Happening.ENDED),
                        event(70, Lane.PARENT, Happening.HUNG_UP),
                        event(75, Lane.ofChild(1), Happening.PROCESS_ENDED),
                        event(80, Lane.PARENT, Happening.VERDICT));
        assertThat(events).extracting(PairEvent::lane).contains(Lane.PARENT, Lane.ofChild(1));
        return events;
    }

    @Test
    void eachOfSeveralChildrenHasALaneAndIsNamedByItsSeat() {
        PairTimeline pair =
                new PairTimeline(
                        "RingTest.parent",
                        1,
                        List.of(
                                new PairTimeline.Child("node[0]", "RingTest.node", 11),
                                new PairTimeline.Child("node[1]", "RingTest.node", 12)),
                        Verdict.Ending.PASSED,
                        "",
                        "",
                        List.of(
                                event(1, Lane.ofChild(1), Happening.LAUNCHED),
                                event(2, Lane.ofChild(2), Happening.LAUNCHED),
                                event(8, Lane.ofChild(2), Happening.READY),
                                event(9, Lane.ofChild(1), Happening.READY),
                                event(20, Lane.PARENT, Happening.HUNG_UP),
                                event(30, Lane.ofChild(1), Happening.PROCESS_ENDED),
                                event(31, Lane.ofChild(2), Happening.PROCESS_ENDED)));

        assertThat(TraceJson.of(pair))
                .contains(
                        "@ChildSide RingTest.node (node[0])",
                        "@ChildSide RingTest.node (node[1])",
                        "node[1], child 12",
                        "\"sort_index\": 2");
        assertThat(pair.phases())
                .extracting(phase -> phase.lane().number() + " " + phase.name())
                .contains("0 launch", "0 test", "1 JVM start", "1 test", "2 JVM start", "2 test");
        assertThat(pair.phases())
                .filteredOn(phase -> phase.lane().isParent() && phase.name().equals("test"))
                .singleElement()
                .extracting(PairTimeline.Phase::from)
                .isEqualTo(9_000_000L); // when the last of them was up
    }

    private static PairEvent event(long millis, Lane lane, Happening what) {
        return PairEvent.of(millis * 1_000_000, lane, what, "");
    }
}
