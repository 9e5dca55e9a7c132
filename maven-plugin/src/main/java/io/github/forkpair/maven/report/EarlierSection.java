package io.github.forkpair.maven.report;

import io.github.forkpair.evidence.EarlierEvidence;
import io.github.forkpair.transfer.Cut;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes which evidence is there of earlier builds, whose tests this one has not run again.
 *
 * @param root the directory below which evidence is kept
 * @param linked whether the page is in that directory, so that links reach the files
 */
record EarlierSection(Path root, boolean linked) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final int MOST = 50;

    private static final int LONGEST_SUMMARY = 300;

    /** Writes it; nothing where there is none. */
    void write(Html html) {
        List<EarlierEvidence> earlier = EarlierEvidence.in(root).stream().limit(MOST).toList();
        if (earlier.isEmpty()) {
            return;
        }
        html.open("section", "class", "earlier").element("h2", "Left by earlier builds");
        html.element("p", "Their tests have not been run again since, and do not count here.");
        html.open("ul");
        earlier.forEach(each -> row(html, each));
        html.close().close().line();
    }

    private void row(Html html, EarlierEvidence each) {
        html.open("li").element("b", Cut.to(LONGEST_SUMMARY, each.test()));
        html.text(" " + each.result().word() + ", ");
        html.text(MINUTES.format(LocalDateTime.ofInstant(each.begun(), ZoneId.systemDefault())));
        html.text(each.summary().isEmpty() ? "" : ": " + Cut.to(LONGEST_SUMMARY, each.summary()));
        html.text(" ");
        if (linked) {
            html.element("a", "evidence", "href", EvidenceLinks.url(each.evidence()) + "/");
        } else {
            html.element("code", each.evidence());
        }
        html.close().line();
    }
}
