package io.github.forkpair.maven.report;

import static io.github.forkpair.maven.report.SampleBuild.HOSTILE;
import static io.github.forkpair.maven.report.SampleBuild.failed;
import static io.github.forkpair.maven.report.SampleBuild.output;
import static io.github.forkpair.maven.report.SampleBuild.passed;
import static io.github.forkpair.maven.report.SampleBuild.timeline;
import static io.github.forkpair.maven.report.SampleBuild.traffic;
import static io.github.forkpair.maven.report.SampleBuild.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.evidence.Happening;
import io.github.forkpair.evidence.Lane;
import io.github.forkpair.evidence.PairEvent;
import io.github.forkpair.evidence.PairRecord;
import io.github.forkpair.evidence.PairTimeline;
import io.github.forkpair.outcome.PairResult;
import io.github.forkpair.outcome.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

class ReportPageTests {

    private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+): #[0-9a-f]{6};");

    @TempDir private Path evidence;

    @Test
    void itSaysWhatAllPairsCameTo() {
        assertThat(lead(passed("A.a"))).isEqualTo("1 pair passed.");
        assertThat(lead(passed("A.a"), passed("A.b"))).isEqualTo("all 2 pairs passed.");
        assertThat(lead(passed("A.a"), without("A.b", 1, PairResult.ABORTED, "not today")))
                .isEqualTo("1 of 2 pairs passed, none failed.");
        assertThat(
                        lead(
                                failed("A.a", "why", ""),
                                without("A.b", 1, PairResult.UNFINISHED, ""),
                                passed("C.c")))
                .isEqualTo("2 of 3 pairs failed.");
    }

    @Test
    void eachPairHasItsVerdictAndItsReason() {
        ParsedPage page =
                page(
                        failed("A.fails", "expected: <1>\n  thrown by  the child", ""),
                        without("A.alone", 0, PairResult.PASSED, ""),
                        without("A.dies", 1, PairResult.UNFINISHED, ""),
                        without("A.waits", 1, PairResult.ABORTED, "not today"),
                        without("A.skips", 0, PairResult.SKIPPED, "no POSIX"),
                        passed("A.passes"));

        assertThat(page.texts("h2"))
                .containsExactly("A.fails", "A.alone", "A.dies", "A.waits", "A.skips", "A.passes");
        assertThat(page.ofClass("badge"))
                .extracting(Element::getTextContent)
                .containsExactly("failed", "failed", "unfinished", "aborted", "skipped", "passed");
        assertThat(page.texts("pre"))
                .containsExactly(
                        "expected: <1>\n  thrown by  the child",
                        "Its child was never launched.",
                        "It began and did not end; its test JVM went away in between.",
                        "not today",
                        "no POSIX");
        assertThat(page.ofClass("quiet"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "No timeline of this pair was kept, or none can be read.",
                        "A pair leaves its timeline when it ends.",
                        "No timeline of this pair was kept, or none can be read.",
                        "A pair that did not run has no timeline.");
    }

    @Test
    void ofATestThatWasRunAgainTheLastRunCounts() {
        ReportedPair first = failed("A.a", "why", "");
        ReportedPair[] runs = {
            new ReportedPair(first.record(), first.timeline(), true), passed("A.a")
        };

        ParsedPage page = page(runs);

        assertThat(lead(runs)).isEqualTo("1 pair passed.");
        assertThat(page.ofClass("badge"))
                .extracting(Element::getTextContent)
                .containsExactly("run again", "passed");
        assertThat(page.ofClass("tally").get(0).getTextContent())
                .isEqualTo("1 run again1 passed2 children");
        assertThat(page.texts("pre")).containsExactly("why");
    }

    @Test
    void pairsThatDidNotPassAreOpen() {
        ParsedPage page = page(failed("A.a", "why", ""), passed("A.b"));

        assertThat(page.named("details"))
                .extracting(element -> element.hasAttribute("open"))
                .containsExactly(true, false);
    }

    @Test
    void thePartThatTookLongestIsNamed() {
        ParsedPage page = page(passed("A.a"));

        assertThat(page.ofClass("total").get(0).getTextContent())
                .isEqualTo("72 ms mostly JVM start, 46 ms");
        assertThat(page.ofClass("legend").get(0).getTextContent())
                .isEqualTo("launch 4.0 msJVM start 46 mstest 12 msreaping 10 ms");
        assertThat(page.ofClass("most").get(0).getTextContent()).isEqualTo("JVM start 46 ms");
    }

    @Test
    void bothLanesStandOnOneClockAndAreThereInWords() {
        ParsedPage page = page(passed("A.a"));

        assertThat(page.ofClass("phase"))
                .extracting(element -> element.getAttribute("title") + " " + style(element))
                .containsExactly(
                        "launch 4.0 ms left:0.00%;width:5.56%",
                        "JVM start 46 ms left:5.56%;width:63.89%",
                        "test 12 ms left:69.44%;width:16.67%",
                        "reaping 10 ms left:86.11%;width:13.89%",
                        "JVM start 46 ms left:5.56%;width:63.89%",
                        "test 11 ms left:69.44%;width:15.28%",
                        "exit 9.0 ms left:84.72%;width:12.50%");
        assertThat(page.ofClass("down")).hasSize(2);
        assertThat(page.ofClass("lanes").get(0).getAttribute("aria-label"))
                .isEqualTo(
                        "Parent side: launch 4.0 ms, JVM start 46 ms, test 12 ms, reaping 10 ms."
                                + " Child side: JVM start 46 ms, test 11 ms, exit 9.0 ms. The list"
                                + " below has each event.");
    }

    @Test
    void eachEventIsARowWithItsTimeAndItsLane() {
        ParsedPage page =
                page(
                        new ReportedPair(
                                SampleBuild.record("A.a", 1, PairResult.FAILED, "why"),
                                timeline(
                                        "A.a",
                                        PairResult.FAILED,
                                        "why",
                                        "",
                                        List.of(
                                                output(55, Happening.STDOUT, 2, 8, "one\ntwo\n"),
                                                output(
                                                        56,
                                                        Happening.STDERR,
                                                        0,
                                                        100_000,
                                                        "no\nend")))));

        assertThat(page.ofClass("events").get(0).getTextContent().lines())
                .containsExactly(
                        "",
                        "4.0 ms+4.0 mslaunched",
                        "50 ms+46 msready",
                        "50 msmethod called",
                        "51 mssent String \"locked\" 6 B",
                        "52 msreceived Order[id=7, items=[]] 2.0 KiB",
                        "55 ms+3.0 msstdoutone",
                        "two2 lines, 8 B",
                        "56 msstderrno",
                        "end97.7 KiB",
                        "60 ms+4.0 msmet halfway",
                        "61 mscause method ended failed",
                        "62 msmethod ended failed with it",
                        "62 mshung up",
                        "70 ms+8.0 msprocess ended exit code 0",
                        "72 ms+2.0 msverdict child-failed");
        assertThat(page.named("li"))
                .extracting(element -> element.getAttribute("class"))
                .contains(
                        "message down",
                        "message up",
                        "child output stdout",
                        "child output stderr",
                        "child meeting",
                        "child cause",
                        "parent trouble",
                        "parent verdict");
    }

    @Test
    void theCauseIsMarkedInTheHeadOnItsLaneAndInItsRowAndOtherTroubleMilder() {
        ParsedPage page = page(failed("A.a", "why", ""), passed("A.b"));

        assertThat(page.ofClass("why"))
                .extracting(Element::getTextContent)
                .containsExactly("cause child: method ended failed");
        assertThat(page.ofClass("cause"))
                .extracting(each -> each.getTagName() + " " + each.getTextContent())
                .containsExactly("i ", "b \u275a", "li 61 mscause method ended failed");
        assertThat(page.ofClass("trouble"))
                .extracting(each -> each.getTagName() + " " + each.getTextContent())
                .containsExactly("i ", "b \u275a", "li 62 msmethod ended failed with it");
        assertThat(page.ofClass("key").get(0).getTextContent())
                .contains("\u275a cause", "\u275a other trouble");
        assertThat(page.ofClass("key").get(1).getTextContent()).doesNotContain("cause");
    }

    @Test
    void aMessageThatCouldNotBeSentIsARowOfTheParentsAndNoArrow() {
        PairEvent refused =
                SampleBuild.message(53, Happening.NOT_SENT, 0, "Job", "[worker=Thread]");
        ParsedPage page =
                page(
                        new ReportedPair(
                                SampleBuild.record("A.a", 1, PairResult.PASSED, ""),
                                timeline("A.a", PairResult.PASSED, "", "", List.of(refused))));

        assertThat(page.named("li"))
                .filteredOn(row -> row.getTextContent().contains("not sent"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.getTextContent())
                                    .isEqualTo("53 msnot sent Job[worker=Thread] ");
                            assertThat(row.getAttribute("class")).isEqualTo("parent");
                        });
    }

    @Test
    void theSitesPageHasTheTypesOfMessagesAndNotTheirValues() {
        BuildPairs build = new BuildPairs(evidence, List.of(passed("A.a")), List.of());

        String body = new ReportPage("module", build).siteBody();

        assertThat(ParsedPage.of(body).ofClass("events").get(0).getTextContent())
                .contains("sent String 6 B", "received Order 2.0 KiB");
        assertThat(body).doesNotContain("locked", "id=7");
    }

    @Test
    void eachOfManyChildrenHasALaneAndItsEventsAreNamed() {
        List<PairTimeline.Child> children = new ArrayList<>();
        List<PairEvent> events = new ArrayList<>();
        for (int number = 1; number <= 32; number++) {
            String seat = "node[" + (number - 1) + "]";
            children.add(new PairTimeline.Child(seat, "RingTest.node", 100 + number));
            long nanos = number * 1_000_000L;
            Lane lane = Lane.ofChild(number);
            events.add(new PairEvent(nanos, nanos, lane, Happening.LAUNCHED, 1, 0, ""));
        }
        PairTimeline timeline =
                new PairTimeline(
                        "RingTest.ring", 7, children, Verdict.Ending.PASSED, "", "", events);
        ParsedPage page =
                page(
                        new ReportedPair(
                                SampleBuild.record("RingTest.ring", 32, PairResult.PASSED, ""),
                                timeline));

        assertThat(page.ofClass("of-many")).hasSize(1);
        assertThat(page.ofClass("lane")).hasSize(1 + 32);
        assertThat(page.texts("b")).contains("node[31]", "node[31], child 132");
        assertThat(page.texts("small")).contains("node[17]");
    }

    @Test
    void whatIsLeftOutHasItsPlaceAndItsNumber() {
        PairEvent gap =
                new PairEvent(
                        52_000_000,
                        58_000_000,
                        Lane.between(1),
                        Happening.LEFT_OUT,
                        12_345,
                        2048,
                        "messages");
        ParsedPage page =
                page(
                        new ReportedPair(
                                SampleBuild.record("A.a", 1, PairResult.PASSED, ""),
                                timeline("A.a", PairResult.PASSED, "", "", List.of(gap))));

        Element band = page.ofClass("many").get(0);
        assertThat(band.getAttribute("title")).isEqualTo("12,345 more messages");
        assertThat(style(band)).isEqualTo("left:72.22%;width:8.33%");
        assertThat(page.ofClass("gap").get(0).getTextContent())
                .isEqualTo("52 ms12,345 more messages2.0 KiB");
    }

    @Test
    void evidenceIsLinkedWhateverItsNameIs() throws IOException {
        String name = "a.B$C/ü 1%#?:&\"<x>";
        Path directory = Files.createDirectories(evidence.resolve(name));
        Files.writeString(directory.resolve("child-1.stdout"), "text");

        ParsedPage page = page(failed("A.a", "why", name));

        Element link = page.named("a").get(0);
        assertThat(link.getTextContent()).isEqualTo("child-1.stdout");
        assertThat(evidence.toUri().resolve(link.getAttribute("href")))
                .isEqualTo(directory.resolve("child-1.stdout").toUri());
        assertThat(page.ofClass("files").get(0).getTextContent())
                .isEqualTo("child-1.stdoutthe child's standard output, 4 B");
    }

    @Test
    void evidenceThatIsGoneOrElsewhereIsNotLinked() throws IOException {
        Path elsewhere = Files.createDirectories(evidence.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("child-1.stdout"), "text");
        Path root = Files.createDirectories(evidence.resolve("forkpair"));

        for (String directory : List.of("a.B/gone", "../elsewhere")) {
            BuildPairs build =
                    new BuildPairs(root, List.of(failed("A.a", "why", directory)), List.of());
            String html = new ReportPage("module", build).page();

            assertThat(ParsedPage.of(html).named("a")).isEmpty();
            assertThat(html)
                    .contains(
                            "The evidence directory <code>"
                                    + directory
                                    + "</code> is not there any more.");
        }
    }

    @Test
    void theSitesPageNamesEvidenceAndDoesNotLinkIt() throws IOException {
        Path directory = Files.createDirectories(evidence.resolve("a.B/a"));
        Files.writeString(directory.resolve("child-1.stdout"), "text");
        BuildPairs build =
                new BuildPairs(evidence, List.of(failed("A.a", "why", "a.B/a")), List.of());

        ParsedPage body = ParsedPage.of(new ReportPage("module", build).siteBody());

        assertThat(body.named("a")).isEmpty();
        assertThat(body.texts("code")).contains("a.B/a/child-1.stdout");
    }

    @Test
    void evidenceOfEarlierBuildsIsNamedAndDoesNotCount() throws IOException {
        PairRecord.Writer.begin(evidence, "B.b", "B.b");
        left("a", Instant.ofEpochSecond(1));
        left("b", Instant.now());

        ParsedPage page = page(failed("B.b", "why", "a.B/b"));

        assertThat(page.ofClass("earlier").get(0).getTextContent())
                .contains("Left by earlier builds", "B.a failed, 19", ": <b>broken</b> evidence")
                .doesNotContain("B.b");
        assertThat(page.ofClass("lead").get(0).getTextContent()).isEqualTo("1 of 1 pair failed.");
        assertThat(page.named("a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactly("./a.B/a/");
    }

    /** As a test JVM of some build would. */
    private void left(String name, Instant begun) throws IOException {
        Files.createDirectories(evidence.resolve("a.B").resolve(name));
        Files.writeString(
                evidence.resolve("a.B/." + name + ".origin"),
                """
                build=1
                part=
                pid=1
                begun=%d
                side=a.B#%s()
                invocation=[method]
                classFile=
                result=failed
                summary=<b>broken</b>
                """
                        .formatted(begun.toEpochMilli(), name));
    }

    @Test
    void nothingThatATestNamesOrPrintsBecomesMarkup() throws IOException {
        Path directory = Files.createDirectories(evidence.resolve("h/h"));
        Files.writeString(directory.resolve("<script>alert(2)<"), "");
        BuildPairs build =
                new BuildPairs(
                        evidence,
                        List.of(
                                new ReportedPair(
                                        SampleBuild.record(HOSTILE, 1, PairResult.FAILED, HOSTILE),
                                        timeline(
                                                HOSTILE,
                                                PairResult.FAILED,
                                                HOSTILE,
                                                "h/h",
                                                List.of(
                                                        output(55, Happening.STDOUT, 1, 9, HOSTILE),
                                                        output(
                                                                56,
                                                                Happening.STDERR,
                                                                1,
                                                                9,
                                                                HOSTILE))))),
                        List.of(HOSTILE));
        ReportPage report = new ReportPage(HOSTILE, build);

        for (String html : List.of(report.page(), report.siteBody())) {
            ParsedPage page = ParsedPage.of(html);
            assertThat(page.named("script")).isEmpty();
            assertThat(page.elements())
                    .allMatch(element -> !element.hasAttribute("onload"))
                    .allMatch(element -> element.getTextContent().indexOf('\u202e') < 0);
            assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        }
    }

    @Test
    void itNeedsNothingButItself() throws IOException {
        Path directory = Files.createDirectories(evidence.resolve("a.B/a"));
        Files.writeString(directory.resolve("pair.json"), "{}");
        String html = html(failed("https://example.org/A.a", "see https://example.org", "a.B/a"));

        ParsedPage page = ParsedPage.of(html);
        assertThat(page.elements())
                .extracting(Element::getTagName)
                .doesNotContain("script", "link", "img", "iframe", "object", "embed", "base");
        for (Element element : page.elements()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                String value = attributes.item(i).getNodeValue();
                assertThat(name).isNotIn("src", "srcset", "xlink:href", "action", "data");
                assertThat(name.equals("href") && !value.startsWith("./")).as(value).isFalse();
                assertThat(value).doesNotContain("url(");
            }
        }
        assertThat(ReportPage.styles())
                .doesNotContain("url(", "@import", "http:", "https:", "//", "<", "&");
    }

    @Test
    void outputAndFailuresWithoutEndDoNotMakeThePageSo() {
        List<PairEvent> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(output(55, Happening.STDOUT, 1, 100_000_000, "x".repeat(100_000)));
            many.add(traffic(55, Happening.SENT, 100_000_000));
        }
        String html =
                html(
                        new ReportedPair(
                                SampleBuild.record("A.a", 1, PairResult.FAILED, ""),
                                timeline(
                                        "A.a",
                                        PairResult.FAILED,
                                        "y".repeat(10_000_000),
                                        "",
                                        many)));

        assertThat(html.length()).isLessThan(150_000);
        ParsedPage page = ParsedPage.of(html);
        assertThat(page.texts("li")).contains("1,811 more events");
        assertThat(page.ofClass("events").get(0).getTextContent()).contains("verdict child-failed");
    }

    @Test
    void withoutPairsThePageSaysSo() {
        ParsedPage page = page();

        assertThat(page.ofClass("lead").get(0).getTextContent()).isEqualTo("no pair ran.");
        assertThat(page.ofClass("nothing").get(0).getTextContent())
                .isEqualTo(
                        "A pair is a test class with a @ParentSide and a @ChildSide. None left a"
                                + " record below "
                                + evidence
                                + ". Did Surefire or Failsafe run, and did forkpair:prepare run"
                                + " before it?");
    }

    @Test
    void thePageHasALanguageATitleAndHeadings() {
        ParsedPage page = page(passed("A.a"));

        assertThat(page.named("html").get(0).getAttribute("lang")).isEqualTo("en");
        assertThat(page.texts("title")).containsExactly("Pairs of module: 1 pair passed");
        assertThat(page.texts("h1")).containsExactly("Pairs of module");
        assertThat(page.texts("h3")).containsExactly("Where the time went", "What happened");
    }

    @Test
    void thePageIsAsWideAsThePhoneAndBringsItsStyles() {
        String html = html(passed("A.a"));

        assertThat(ParsedPage.of(html).named("meta"))
                .filteredOn(meta -> meta.getAttribute("name").equals("viewport"))
                .extracting(meta -> meta.getAttribute("content"))
                .containsExactly("width=device-width, initial-scale=1");
        assertThat(html).contains("<style>" + ReportPage.styles() + "</style>");
    }

    @Test
    void onAPhonePairsAndEventsHaveColumnsOfTheirOwn() {
        assertThat(rules("max-width: 46rem"))
                .containsPattern("\\.forkpair summary \\{ grid-template-columns: ")
                .containsPattern("\\.forkpair \\.events li \\{ grid-template-columns: ");
    }

    @Test
    void eachColourHasOneForTheDark() {
        List<String> colours = colours(ReportPage.styles().split("@media", 2)[0]);

        assertThat(colours).contains("--ground", "--ink", "--bad");
        assertThat(colours(rules("prefers-color-scheme: dark"))).containsExactlyElementsOf(colours);
    }

    /** Returns the style sheet's first rules for a medium. */
    private static String rules(String medium) {
        String styles = ReportPage.styles();
        String start = "@media (" + medium + ") {\n";
        assertThat(styles).contains(start);
        int from = styles.indexOf(start);
        return styles.substring(from, styles.indexOf("\n}\n", from));
    }

    private static List<String> colours(String rules) {
        return COLOUR.matcher(rules).results().map(found -> found.group(1)).toList();
    }

    private ParsedPage page(ReportedPair... pairs) {
        return ParsedPage.of(html(pairs));
    }

    private String html(ReportedPair... pairs) {
        return new ReportPage("module", new BuildPairs(evidence, List.of(pairs), List.of())).page();
    }

    private String lead(ReportedPair... pairs) {
        return page(pairs).ofClass("lead").get(0).getTextContent();
    }

    private static String style(Element element) {
        return element.getAttribute("style");
    }
}
