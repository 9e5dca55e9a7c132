package com.acme;

import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Leaves the JVM other than it was. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangingTest {

    @Test
    @Order(1)
    void forgetsWhichSystemItPretended() {
        System.setProperty("os.name", "Windows 11");
        System.setProperty("java.io.tmpdir", "C:\\Temp");
        System.setProperty("user.dir", "C:\\");
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
    }

    @Test
    @Order(2)
    void forgetsAllProperties() {
        System.setProperties(new Properties());
        System.setErr(null);
    }
}
