package io.github.forkpair.maven;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;

/** The plugin's descriptor as it goes into the jar. */
final class BuiltDescriptor {

    private BuiltDescriptor() {}

    static PluginDescriptor read() {
        try (InputStream in = open("/META-INF/maven/plugin.xml");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(reader);
        } catch (Exception e) {
            throw new AssertionError("The descriptor cannot be read.", e);
        }
    }

    static InputStream open(String resource) {
        return Objects.requireNonNull(
                BuiltDescriptor.class.getResourceAsStream(resource), resource);
    }
}
