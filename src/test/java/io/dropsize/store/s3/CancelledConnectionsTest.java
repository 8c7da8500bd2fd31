package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Calls that are cancelled while their connection is made must not keep its place in the pool. */
@Timeout(120)
class CancelledConnectionsTest {
    /** More than the pool has connections. */
    private static final int CALLS = 70;

    private final List<Socket> accepted = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore arrivals = new Semaphore(0);
    private volatile boolean closesAtOnce;
    private ServerSocket server;

    /** Accepts connections, and never answers the TLS handshake. */
    @BeforeEach
    void startServer() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                accepted.add(client);
                arrivals.release();
                if (closesAtOnce) {
                    client.close();
                }
            }
        } catch (IOException _) {
            // The test has ended.
        }
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
        for (Socket each : accepted) {
            each.close();
        }
    }

    @Test
    void theNextCallGetsAConnection() throws InterruptedException {
        URI endpoint = URI.create("https://127.0.0.1:" + server.getLocalPort());
        try (ObjectStore store =
                S3StoreContract.open("images", endpoint, new SecretKey("AKID", "secret"))) {
            for (int i = 0; i < CALLS; i++) {
                cancelWhileConnecting(store);
            }
            closesAtOnce = true;

            assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                    .isEqualTo(ErrorKind.CONNECTION_BROKEN);
        }
    }

    private void cancelWhileConnecting(ObjectStore store) throws InterruptedException {
        Thread call =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    var _ =
                                            catchThrowableOfType(
                                                    DropsizeException.class, store::check);
                                });
        arrivals.acquire();
        call.interrupt();
        call.join();
    }
}
