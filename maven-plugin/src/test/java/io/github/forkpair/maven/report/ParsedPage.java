package io.github.forkpair.maven.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A page as a parser sees it that forgives nothing.
 *
 * @param elements all of its elements, in their order
 */
record ParsedPage(List<Element> elements) {

    static ParsedPage of(String html) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(
                    new DefaultHandler() {
                        @Override
                        public void fatalError(SAXParseException e) throws SAXParseException {
                            throw e;
                        }
                    });
            NodeList all =
                    builder.parse(new InputSource(new StringReader(html)))
                            .getElementsByTagName("*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return new ParsedPage(elements);
        } catch (Exception e) {
            throw new AssertionError("The page is not well-formed: " + e.getMessage(), e);
        }
    }

    List<Element> named(String name) {
        return matching(element -> element.getTagName().equals(name));
    }

    List<Element> ofClass(String style) {
        return matching(
                element -> List.of(element.getAttribute("class").split(" ")).contains(style));
    }

    /** Returns the text of each element of that name. */
    List<String> texts(String name) {
        return named(name).stream().map(Element::getTextContent).toList();
    }

    private List<Element> matching(Predicate<Element> wanted) {
        return elements.stream().filter(wanted).toList();
    }
}
