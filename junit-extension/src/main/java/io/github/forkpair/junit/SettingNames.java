package io.github.forkpair.junit;

import io.github.forkpair.jvm.AtStart;
import io.github.forkpair.plan.Console;
import io.github.forkpair.plan.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns, once in a test JVM, of settings that do not exist. */
final class SettingNames {

    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private SettingNames() {}

    static void warnOfUnknown(Console console) {
        if (WARNED.getAndSet(true)) {
            return;
        }
        Set<String> names = new TreeSet<>(AtStart.names());
        names.addAll(namesInPropertiesFile());
        for (String name : names) {
            Setting.complaintAbout(name)
                    .ifPresent(complaint -> console.err("[forkpair] WARNING: " + complaint));
        }
    }

    private static Set<String> namesInPropertiesFile() {
        Properties properties = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader != null) {
            try (InputStream in = loader.getResourceAsStream("junit-platform.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                // JUnit itself reads this file, and says so. A loader that a test has closed may
                // throw.
            }
        }
        return properties.stringPropertyNames();
    }
}
