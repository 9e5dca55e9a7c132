package com.acme;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

/** An agent that changes a class as it is loaded. */
public final class Weaver implements ClassFileTransformer {

    private static int started;

    /** Returns how often it was started in this JVM. */
    public static int started() {
        return started;
    }

    public static void premain(String arguments, Instrumentation instrumentation) {
        started++;
        instrumentation.addTransformer(new Weaver());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        if (!"com/acme/Greeting".equals(name)) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace("as it was", "woven now").getBytes(StandardCharsets.ISO_8859_1);
    }
}
