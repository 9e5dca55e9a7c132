package io.github.forkpair.maven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTests {

    @Test
    void textIsEscapedInContentAndInAttributes() {
        Html html = new Html();
        html.open("p", "title", "\"><script>'&").text("<b>\"it's\" & more</b>").close();

        assertThat(html)
                .hasToString(
                        "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;b&gt;&quot;it&#39;s&quot;"
                                + " &amp; more&lt;/b&gt;</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\x00",
        "001b, \\x1b",
        "000d, \\x0d",
        "007f, \\x7f",
        "009b, \\x9b",
        "d83d, \\ud83d",
        "de00, \\ude00",
        "fffe, \\ufffe",
        "ffff, \\uffff",
        "202e, \\u202e",
        "2066, \\u2066",
    })
    void whatAPageCannotHaveOrWhatTurnsTextIsShownByItsCode(String code, String shown) {
        String hidden = String.valueOf((char) Integer.parseInt(code, 16));

        assertThat(Html.escaped("a" + hidden + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void otherCharactersStay() {
        String text = "grün, 日本, \ud83d\ude00, two\nlines\tand a tab";

        assertThat(Html.escaped(text)).isEqualTo(text);
    }

    @Test
    void anElementLeftOpenIsNoticed() {
        Html html = new Html().open("p");

        assertThatThrownBy(html::toString).hasMessage("open elements: [p]");
    }
}
