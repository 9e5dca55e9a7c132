package io.github.forkpair.junit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.security.Permission;
import java.util.Map;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherFactory;

/** A test JVM in which a test has left a security manager. Prints what a pair came to. */
@SuppressWarnings("removal")
final class LeftSecurityManagerMain {

    private LeftSecurityManagerMain() {}

    /** Takes the evidence directory, and what is refused: "exec" or "read". */
    public static void main(String[] arguments) {
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        Launcher launcher = LauncherFactory.create();
        Map<String, String> configuration = Map.of("forkpair.evidence.dir", arguments[0]);
        told.println(RunInThisJvm.of(launcher, PairTestCase.class, configuration));
        System.setSecurityManager(new Refusing(arguments[1], arguments[0]));
        told.println(RunInThisJvm.of(launcher, PairTestCase.class, configuration));
        Runtime.getRuntime().halt(0);
    }

    static class PairTestCase {

        @ParentSide
        void parent() {}

        @ChildSide
        void child() {}
    }

    private static final class Refusing extends SecurityManager {

        private final String what;
        private final String evidence;

        Refusing(String what, String evidence) {
            this.what = what;
            this.evidence = evidence;
        }

        @Override
        public void checkPermission(Permission any) {}

        @Override
        public void checkExec(String program) {
            if (what.equals("exec")) {
                throw new SecurityException("no program");
            }
        }

        @Override
        public void checkRead(String file) {
            if (what.equals("read") && file.startsWith(evidence)) {
                throw new SecurityException("no evidence");
            }
        }
    }
}
