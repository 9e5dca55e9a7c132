package io.github.forkpair.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.forkpair.ChildProcess;
import io.github.forkpair.MessageQueue;
import io.github.forkpair.Peer;
import io.github.forkpair.Rendezvous;
import io.github.forkpair.Side;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTests {

    /** By name alone it would not be seen that one of them is called otherwise now. */
    @Test
    void theCatalogueKnowsEachTypeByItsName() {
        List<Class<?>> types =
                List.of(
                        ByteChannel.class,
                        SocketChannel.class,
                        InputStream.class,
                        OutputStream.class,
                        Peer.class,
                        Rendezvous.class,
                        ChildProcess.class,
                        Path.class,
                        Side.class,
                        int.class,
                        ByteBuffer.class,
                        MessageQueue.class);

        assertThat(types.stream().map(type -> Request.ofType(type.getName())))
                .containsExactly(Request.values());
        assertThat(Request.ofType("java.lang.String")).isNull();
    }

    @Test
    void aSideMayAskForWhatItsProcessCanHave() {
        assertThat(Arrays.stream(Request.values()).filter(each -> !each.isFor(Side.PARENT)))
                .containsExactly(Request.SOCKET_CHANNEL, Request.CHILD_INDEX);
        assertThat(Arrays.stream(Request.values()).filter(each -> !each.isFor(Side.CHILD)))
                .containsExactly(Request.CHILD_PROCESS);
    }

    @Test
    void whatIsOfOneChildTakesARole() {
        assertThat(Arrays.stream(Request.values()).filter(Request::isOfAChild))
                .extracting(Request::written)
                .containsExactly(
                        "ByteChannel",
                        "SocketChannel",
                        "InputStream",
                        "OutputStream",
                        "Peer",
                        "ChildProcess");
    }
}
