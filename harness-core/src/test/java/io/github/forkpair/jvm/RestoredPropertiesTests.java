package io.github.forkpair.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoredPropertiesTests {

    private final Properties before = (Properties) System.getProperties().clone();

    @BeforeEach
    void look() {
        AtStart.look();
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void whatATestHasChangedIsThereAgainForAWhile() {
        System.setProperty("os.name", "Windows 11");
        System.clearProperty("java.io.tmpdir");
        System.setProperty("jnr.ffi.provider", "com.acme.Provider");
        System.setProperty("com.acme.mine", "mine");

        RestoredProperties restored = RestoredProperties.of(Set.of("jnr."));
        assertThat(System.getProperty("os.name")).isEqualTo(before.getProperty("os.name"));
        assertThat(System.getProperty("java.io.tmpdir")).isNotNull();
        assertThat(System.getProperty("jnr.ffi.provider")).isNull();
        assertThat(System.getProperty("com.acme.mine")).isEqualTo("mine");
        restored.close();

        assertThat(System.getProperty("os.name")).isEqualTo("Windows 11");
        assertThat(System.getProperty("java.io.tmpdir")).isNull();
        assertThat(System.getProperty("jnr.ffi.provider")).isEqualTo("com.acme.Provider");
    }

    @Test
    void whatIsSetInTheMeantimeStays() {
        System.setProperty("os.name", "Windows 11");

        RestoredProperties restored = RestoredProperties.of(Set.of());
        System.setProperty("os.name", "Plan 9");
        restored.close();

        assertThat(System.getProperty("os.name")).isEqualTo("Plan 9");
    }
}
