package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PropertyTextTests {

    @Test
    void anythingArrivesAsItWas() {
        Map<String, String> given =
                Map.of(
                        "grüße", "größe",
                        "", "no name",
                        "a=b", "c=d;",
                        "!not;", "!missing",
                        "lines", "one\ntwo\r\n\ttab",
                        "quotes", "\"'\\u0041\\",
                        "half", "\ud83d",
                        "emoji 😀", "😀\0",
                        "empty", "");
        StringBuilder text = new StringBuilder();
        given.forEach((name, value) -> PropertyText.add(text, name, value));
        Properties read = new Properties();

        PropertyText.apply(text.toString(), 0, read);

        assertThat(read).isEqualTo(given);
        assertThat(text.toString()).matches("[ -~]+");
    }

    @Test
    void whatIsMissingGoesAndWhatIsSoAlreadyIsNotTouched() {
        Properties properties =
                new Properties() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public synchronized Object setProperty(String name, String value) {
                        assertThat(name).isEqualTo("other");
                        return super.setProperty(name, value);
                    }
                };
        properties.put("!gone=", "1");
        properties.put("same", "2");
        StringBuilder text = new StringBuilder();
        PropertyText.addMissing(text, "!gone=");
        PropertyText.addMissing(text, "never there");
        PropertyText.add(text, "same", "2");
        PropertyText.add(text, "other", "3");

        PropertyText.apply(text.toString(), 0, properties);

        assertThat(properties).isEqualTo(Map.of("same", "2", "other", "3"));
    }

    @Test
    void theFirstThatIsNotSoIsFound() {
        Properties properties = new Properties();
        properties.put("a", "1");
        StringBuilder text = new StringBuilder();
        PropertyText.add(text, "a", "1");
        PropertyText.addMissing(text, "never there");
        int same = text.length();

        assertThat(PropertyText.firstDifference("", properties)).isEqualTo(-1);
        assertThat(PropertyText.firstDifference(text.toString(), properties)).isEqualTo(-1);

        PropertyText.addMissing(text, "a");
        PropertyText.add(text, "a", "2");

        assertThat(PropertyText.firstDifference(text.toString(), properties)).isEqualTo(same);
    }
}
