package io.github.forkpair.maven.report;

import io.github.forkpair.maven.report.ReportedPair.Outcome;
import io.github.forkpair.transfer.Cut;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes all pairs of a module as a page that needs nothing but itself. */
public final class ReportPage {

    private static final Set<Outcome> OPENED =
            EnumSet.of(Outcome.FAILED, Outcome.UNFINISHED, Outcome.ABORTED, Outcome.SKIPPED);

    /** As many pairs that did not pass are open from the start. */
    private static final int MOST_OPEN = 10;

    private static final int LONGEST_PROBLEM = 1_000;

    private final String module;
    private final BuildPairs build;

    /**
     * Takes what there is to show.
     *
     * @param module how people name the module
     */
    public ReportPage(String module, BuildPairs build) {
        this.module = module;
        this.build = build;
    }

    /** Returns the page, for a file in the evidence directory. */
    public String page() {
        Html html = new Html();
        html.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head").line();
        html.empty("meta", "charset", "UTF-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", "Pairs of " + module + ": " + headline()).line();
        html.open("style").trusted(styles()).close().line().close().line();
        html.open("body", "class", "forkpair-page");
        html.open("main", "class", "forkpair");
        html.open("header").element("p", "Forkpair", "class", "brand");
        html.element("h1", "Pairs of " + module);
        write(html, true);
        return html.close().close().close().line().toString();
    }

    /** Returns what a site's page has between its head and its foot. */
    public String siteBody() {
        Html html = new Html();
        html.open("section", "class", "forkpair in-site").open("header").element("h1", "Pairs");
        write(html, false);
        return html.close().line().toString();
    }

    /** Returns the style sheet, all of whose rules are for this page's own elements. */
    public static String styles() {
        try (InputStream css = ReportPage.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing beside this class");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Html html, boolean linked) {
        html.element("p", headline() + ".", "class", "lead");
        tally(html);
        html.close().line();
        problems(html);
        if (build.pairs().isEmpty() && build.problems().isEmpty()) {
            noPairs(html);
        }
        EvidenceLinks links = new EvidenceLinks(build.evidenceDir(), linked);
        int number = 0;
        for (ReportedPair pair : build.pairs()) {
            number++;
            boolean opened = OPENED.contains(pair.outcome()) && number <= MOST_OPEN;
            new PairArticle(pair, links).write(html, number, opened);
        }
        new EarlierSection(build.evidenceDir(), linked).write(html);
    }

    private String headline() {
        int pairs = build.tests();
        if (pairs == 0) {
            return build.problems().isEmpty() ? "no pair ran" : "no pair can be read";
        }
        int bad = build.count(Outcome.FAILED) + build.count(Outcome.UNFINISHED);
        String all = Words.count(pairs, "pair");
        if (bad > 0) {
            return bad + " of " + all + " failed";
        }
        int notRun = build.count(Outcome.ABORTED) + build.count(Outcome.SKIPPED);
        return notRun > 0
                ? build.count(Outcome.PASSED) + " of " + all + " passed, none failed"
                : pairs == 1 ? "1 pair passed" : "all " + all + " passed";
    }

    private void tally(Html html) {
        html.open("ul", "class", "tally");
        for (Outcome outcome : Outcome.values()) {
            int count = build.count(outcome);
            if (count > 0) {
                html.open("li", "class", outcome.style());
                html.element("b", String.valueOf(count)).text(" " + outcome.words()).close();
            }
        }
        if (build.children() > 0) {
            html.open("li").element("b", String.valueOf(build.children()));
            html.text(build.children() == 1 ? " child" : " children").close();
        }
        html.close();
    }

    private void problems(Html html) {
        List<String> problems = build.problems();
        if (problems.isEmpty()) {
            return;
        }
        html.open("section", "class", "problems");
        html.element("h2", "Not all of the evidence can be read").open("ul");
        problems.forEach(problem -> html.element("li", Cut.to(LONGEST_PROBLEM, problem)));
        html.close().close().line();
    }

    private void noPairs(Html html) {
        html.open("section", "class", "nothing");
        html.open("p").text("A pair is a test class with a ").element("code", "@ParentSide");
        html.text(" and a ").element("code", "@ChildSide").text(". None left a record below ");
        html.element("code", build.evidenceDir().toString()).text(". ").close();
        html.open("p").text("Did Surefire or Failsafe run, and did ");
        html.element("code", "forkpair:prepare").text(" run before it?").close();
        html.close();
    }
}
