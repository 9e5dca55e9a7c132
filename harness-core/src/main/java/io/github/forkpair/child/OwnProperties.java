package io.github.forkpair.child;

import io.github.forkpair.plan.PropertyText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** Prints the system properties that a JVM of some JDK sets by itself. */
final class OwnProperties {

    private OwnProperties() {}

    public static void main(String[] none) {
        StringBuilder told = new StringBuilder();
        Properties properties = System.getProperties();
        for (Map.Entry<Object, Object> each : properties.entrySet()) {
            PropertyText.add(told, (String) each.getKey(), (String) each.getValue());
        }
        byte[] text = told.toString().getBytes(StandardCharsets.US_ASCII);
        System.out.write(text, 0, text.length);
        System.out.flush();
    }
}
