package io.github.forkpair.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.forkpair.posix.PipeWriter;
import io.github.forkpair.posix.SocketPair;
import java.nio.ByteBuffer;

/** Sends bytes both ways over a socketpair, up to the end-of-file. */
final class SocketPairCheck implements Check {

    @Override
    public Capability capability() {
        return Capability.SOCKETPAIR;
    }

    @Override
    public Finding run(Bench bench) throws Exception {
        SocketPair pair = bench.own(SocketPair.open());
        new PipeWriter(pair.childEnd()).write(UTF_8.encode("to the parent"));
        ByteBuffer arrived = ByteBuffer.allocate(64);
        pair.parentEnd().read(arrived);
        String toParent = UTF_8.decode(arrived.flip()).toString();

        pair.parentEnd().write(UTF_8.encode("to the child"));
        pair.parentEnd().shutdownOutput();
        String toChild = Heard.from(bench, pair.childEnd()).all();

        return judge(toParent, toChild);
    }

    Finding judge(String toParent, String toChild) {
        return toParent.equals("to the parent") && toChild.equals("to the child")
                ? new Finding.Works("bytes go both ways, and the end-of-file")
                : capability()
                        .fails("other bytes arrived: \"" + toParent + "\", \"" + toChild + '"');
    }
}
