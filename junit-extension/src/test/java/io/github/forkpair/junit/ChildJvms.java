package io.github.forkpair.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.Peer;
import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pairs whose children's JVMs start as {@link ChildJvm} says. */
final class ChildJvms {

    private ChildJvms() {}

    @Retention(RetentionPolicy.RUNTIME)
    @ChildJvm(
            args = "-Xmx24m",
            systemProperties = {"acme.b=meta", "acme.text=a b=c"})
    @interface LowMemory {}

    @Retention(RetentionPolicy.RUNTIME)
    @LowMemory
    @ChildJvm(systemProperties = "acme.d=nearer")
    @interface VeryLowMemory {}

    private static List<Object> properties() {
        List<Object> found = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "text")) {
            found.add(System.getProperty("acme." + name, "none"));
        }
        found.add(Runtime.getRuntime().maxMemory() >> 20);
        return found;
    }

    @ChildJvm(
            args = "-Xmx64m",
            systemProperties = {"acme.a=class", "acme.d=class", "acme.b=class"})
    static final class NearestWinsTestCase {

        @ParentSide
        void parent(Peer child) {
            child.expect(List.of("method", "meta", "setting", "class", "a b=c").toString());
            assertThat(child.receive(Long.class)).isBetween(16L, 24L);
        }

        @ChildSide
        @LowMemory
        @ChildJvm(systemProperties = "acme.a=method")
        void child(Peer parent) {
            parent.send(properties().subList(0, 5).toString());
            parent.send(properties().get(5));
        }
    }

    static final class TwoPairsTestCase {

        @ParentSide("small")
        void small(Peer child) {
            child.expect("nearer");
            assertThat(child.receive(Long.class)).isBetween(16L, 24L);
        }

        @ChildSide("small")
        @VeryLowMemory
        void isSmall(Peer parent) {
            parent.send(properties().get(3));
            parent.send(properties().get(5));
        }

        @ParentSide("usual")
        void usual(Peer child) {
            child.expect("none");
            assertThat(child.receive(Long.class)).isGreaterThan(24L);
        }

        @ChildSide("usual")
        void isUsual(Peer parent) {
            parent.send(properties().get(3));
            parent.send(properties().get(5));
        }
    }

    static final class TwoRolesTestCase {

        @ParentSide
        void parent(@Role("one") Peer one, @Role("other") Peer other) {
            one.expect("1");
            other.expect("2");
        }

        @ChildSide
        @ChildJvm(systemProperties = "acme.which=1")
        void one(Peer parent) {
            parent.send(System.getProperty("acme.which"));
        }

        @ChildSide
        @ChildJvm(systemProperties = "acme.which=2")
        void other(Peer parent) {
            parent.send(System.getProperty("acme.which"));
        }
    }

    @ChildJvm(systemProperties = {"acme.a=interface", "acme.b=interface"})
    interface Above {}

    @ChildJvm(systemProperties = "acme.b=base")
    static class Base implements Above {}

    static final class InheritedTestCase extends Base {

        @ParentSide
        void parent(Peer child) {
            child.expect("interface base");
        }

        @ChildSide
        void child(Peer parent) {
            parent.send(System.getProperty("acme.a") + " " + System.getProperty("acme.b"));
        }
    }

    @ChildJvm(systemProperties = {"acme.a=around", "acme.b=around"})
    static final class Around {

        @ChildJvm(systemProperties = "acme.b=within")
        static final class WithinTestCase {

            @ParentSide
            void parent(Peer child) {
                child.expect("around within");
            }

            @ChildSide
            void child(Peer parent) {
                parent.send(System.getProperty("acme.a") + " " + System.getProperty("acme.b"));
            }
        }
    }

    @ChildJvm(environment = {"PATH", "ACME_HOME=/far"})
    static final class EnvironmentTestCase {

        @ParentSide
        void parent(Peer child) {
            assertThat(System.getenv("PATH")).isNotNull();
            child.expect("null /near a=b ");
        }

        @ChildSide
        @ChildJvm(environment = {"ACME_HOME=/near", "ACME_OPTS=a=b", "ACME_EMPTY="})
        void child(Peer parent) {
            parent.send(
                    System.getenv("PATH")
                            + " "
                            + System.getenv("ACME_HOME")
                            + " "
                            + System.getenv("ACME_OPTS")
                            + " "
                            + System.getenv("ACME_EMPTY"));
        }
    }

    static final class VariableOfTheJvmTestCase {

        @ParentSide
        void parent(Peer child) {
            child.expect("variable");
        }

        @ChildSide
        @ChildJvm(environment = "JDK_JAVA_OPTIONS=-Dacme.a=variable")
        void child(Peer parent) {
            parent.send(System.getProperty("acme.a"));
        }
    }

    static final class DirectoryTestCase {

        @ParentSide
        void parent(Peer child) throws Exception {
            String here = Path.of("/usr/bin").toRealPath().toString();
            assertThat(Path.of("").toAbsolutePath()).hasToString(System.getProperty("user.dir"));
            child.expect(here);
            child.expect(here);
            child.expect(here);
            child.expect(here);
            child.expect(new Sent("of a class that is loaded now"));
        }

        @ChildSide
        @ChildJvm(directory = "/usr/bin")
        void child(Peer parent) throws Exception {
            parent.send(System.getProperty("user.dir"));
            parent.send(Path.of("").toAbsolutePath().toString());
            parent.send(new File("").getAbsolutePath());
            Process pwd = new ProcessBuilder("/bin/pwd", "-P").start();
            parent.send(new String(pwd.getInputStream().readAllBytes()).strip());
            parent.send(new Sent("of a class that is loaded now"));
        }
    }

    record Sent(String text) {}

    static final class JavaTestCase {

        @ParentSide
        void parent(Peer child) {
            child.expect(17);
        }

        @ChildSide
        @ChildJvm(java = "17")
        void child(Peer parent) {
            parent.send(Runtime.version().feature());
        }
    }

    static final class FlagTestCase {

        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        @ChildJvm(args = "-XX:+NoSuchFlag")
        void child(Peer parent) {
            parent.send("never");
        }
    }

    static final class HeapTestCase {

        @ParentSide
        void parent(Peer child) {
            child.receive(String.class);
        }

        @ChildSide
        @LowMemory
        void child(Peer parent) {
            List<byte[]> all = new ArrayList<>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    static final class DebuggedTestCase {

        @ParentSide
        void parent(Peer child) {
            child.expect("not too late");
        }

        @ChildSide
        @ChildJvm(
                args = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0")
        void child(Peer parent) throws InterruptedException {
            Thread.sleep(3000);
            parent.send("not too late");
        }
    }

    @ChildJvm(java = "99")
    static final class NoSuchVersionTestCase extends Nothing {}

    @ChildJvm(java = "/no/such/java")
    static final class NoSuchJavaTestCase extends Nothing {}

    @ChildJvm(environment = "=x")
    static final class NamelessVariableTestCase extends Nothing {}

    @ChildJvm(systemProperties = "acme.a")
    static final class NoValueTestCase extends Nothing {}

    @ChildJvm(args = {"-Xmx16m", " "})
    static final class BlankArgumentTestCase extends Nothing {}

    @ChildJvm(directory = "target")
    static final class RelativeDirectoryTestCase extends Nothing {}

    @ChildJvm(directory = "/no/such/directory")
    static final class NoSuchDirectoryTestCase extends Nothing {}

    @ChildJvm(directory = "/etc/passwd")
    static final class FileForADirectoryTestCase extends Nothing {}

    @Retention(RetentionPolicy.RUNTIME)
    @ChildJvm(java = "99", directory = "target")
    @interface Impossible {}

    @Impossible
    static final class TwiceImpossibleTestCase extends Nothing {}

    abstract static class Nothing {

        @ParentSide
        void parent() {
            throw new AssertionError("It ran.");
        }

        @ChildSide
        void child() {}
    }

    static final class OnTheParentTestCase {

        @ParentSide
        @LowMemory
        void parent() {
            throw new AssertionError("It ran.");
        }

        @ChildSide
        void child() {}
    }

    static final class ForkedTestCase {

        @ParentSide
        void parent() {
            throw new AssertionError("It ran.");
        }

        @ChildSide(launch = Launch.FORK)
        @LowMemory
        void child() {}
    }
}
