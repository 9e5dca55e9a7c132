package io.github.forkpair.maven;

import io.github.forkpair.plan.Setting;
import io.github.forkpair.plan.SettingException;
import io.github.forkpair.plan.Settings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The flags that the test JVM gets from the build.
 *
 * @param settings what the build says, by setting; the others are left as they are
 */
record TestJvmFlags(Map<Setting, String> settings) {

    /** Without it, JDK 24 and newer warn of the native calls that launch a child. */
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    private static final Pattern PLAIN = Pattern.compile("[\\w./:=@%+,-]+");

    /**
     * Checks the settings as the test JVM would, only sooner.
     *
     * @throws SettingException if one has a value that it cannot have
     */
    static TestJvmFlags checked(Map<Setting, String> settings) {
        settings(settings);
        return new TestJvmFlags(settings);
    }

    /**
     * Returns the settings as the test JVM would have them.
     *
     * @throws SettingException if one has a value that it cannot have
     */
    static Settings settings(Map<Setting, String> given) {
        return Settings.from(
                key ->
                        given.entrySet().stream()
                                .filter(entry -> entry.getKey().key().equals(key))
                                .map(Map.Entry::getValue)
                                .findFirst());
    }

    /**
     * Returns the same without what the command line says: Surefire and Failsafe hand that on by
     * themselves, and warn where it is in the flags as well.
     */
    TestJvmFlags besides(Properties userProperties) {
        Map<Setting, String> others = new EnumMap<>(Setting.class);
        settings.forEach(
                (setting, value) -> {
                    if (!userProperties.containsKey(setting.key())) {
                        others.put(setting, value);
                    }
                });
        return new TestJvmFlags(others);
    }

    /** Returns the flags as one line, which Surefire splits. */
    String text() {
        StringBuilder text = new StringBuilder(NATIVE_ACCESS);
        settings.forEach((setting, value) -> text.append(flag(setting.key(), value)));
        return text.toString();
    }

    /** Returns one more of them, with a space in front. */
    static String flag(String property, String value) {
        return " " + quoted("-D" + property + "=" + value);
    }

    /** Surefire knows both kinds of quotes, and no escape: each kind goes into the other. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : '"' + word.replace("\"", "\"'\"'\"") + '"';
    }
}
