package io.github.forkpair.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown page.
 *
 * @param links what it links to and embeds, as it is written
 * @param anchors what a link to a place on this page may name
 * @param fences its blocks of code
 */
record Page(Path file, List<String> links, Set<String> anchors, List<Fence> fences) {

    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");

    static Page of(Path file) throws IOException {
        Page page = new Page(file, new ArrayList<>(), new HashSet<>(), new ArrayList<>());
        Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(Files.readString(file))
                .accept(page.new Reader());
        return page;
    }

    private final class Reader extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        @Override
        public void visit(HtmlInline html) {
            addAnchors(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            addAnchors(html.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock block) {
            Node before = block.getPrevious();
            String comment = before instanceof HtmlBlock html ? html.getLiteral() : "";
            int line = block.getSourceSpans().get(0).getLineIndex();
            fences.add(new Fence(line, block.getInfo(), comment, block.getLiteral()));
        }

        private void addAnchors(String html) {
            Matcher anchor = ANCHOR.matcher(html);
            while (anchor.find()) {
                anchors.add(anchor.group(1));
            }
        }
    }
}
