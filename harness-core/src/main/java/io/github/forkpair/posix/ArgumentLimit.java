package io.github.forkpair.posix;

import io.github.forkpair.jvm.SystemCharset;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import jnr.constants.platform.Sysconf;

/** How much a process can be given to its start. */
public final class ArgumentLimit {

    /** Linux takes no longer word, its final zero included; in bytes. */
    static final int LONGEST = 128 * 1024;

    /** What any system takes of words and environment together; in bytes. */
    private static final long LEAST = 128 * 1024;

    /** Linux takes no more, however large the stack may be, of which it else is a quarter. */
    private static final long MOST = 6 * 1024 * 1024;

    /** For what a launcher adds that starts itself, or another program, once more; in bytes. */
    private static final int HEADROOM = 4 * 1024;

    private static final Charset CHARSET = SystemCharset.ofThisJvm();

    private ArgumentLimit() {}

    /** Tells whether a process that this one starts can be given all that. */
    public static boolean takes(List<String> words, Map<String, String> environment) {
        long sum = bytes(words.get(0)); // the program's path comes before its words
        for (String word : words) {
            int bytes = bytes(word);
            if (bytes > LONGEST) {
                return false;
            }
            sum += bytes + Native.RUNTIME.addressSize();
        }
        for (Map.Entry<String, String> each : environment.entrySet()) {
            sum += bytes(each.getKey()) + bytes(each.getValue()) + Native.RUNTIME.addressSize();
        }
        return sum + HEADROOM <= ofThisProcess();
    }

    private static int bytes(String word) {
        return word.getBytes(CHARSET).length + 1;
    }

    /** Returns the limit of the sum as it is now. */
    static long ofThisProcess() {
        return Math.max(LEAST, Math.min(MOST, Native.POSIX.sysconf(Sysconf._SC_ARG_MAX)));
    }
}
