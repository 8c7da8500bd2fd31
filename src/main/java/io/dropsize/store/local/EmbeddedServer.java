package io.dropsize.store.local;

import com.google.common.base.Throwables;

import io.dropsize.store.SecretKey;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalInt;

/** s3proxy on loopback, in this process. */
final class EmbeddedServer implements AutoCloseable {
    private static final int ANSWER_MILLIS = 2_000;

    /** Objects appear whole or not at all, so there is nothing to wait for. */
    private static final long STOP_MILLIS = 0;

    private final S3Proxy server;

    private EmbeddedServer(S3Proxy server) {
        this.server = server;
    }

    /**
     * @param wanted the port; another one is taken when it is empty or somebody else has it
     */
    static EmbeddedServer start(Path folder, Writing writing, SecretKey keys, OptionalInt wanted)
            throws IOException {
        if (wanted.isPresent()) {
            try {
                return start(folder, writing, keys, wanted.getAsInt());
            } catch (BindException _) {
                return start(folder, writing, keys, 0);
            }
        }
        return start(folder, writing, keys, 0);
    }

    private static EmbeddedServer start(Path folder, Writing writing, SecretKey keys, int port)
            throws IOException {
        S3Proxy server = server(folder, writing, keys, port);
        try {
            server.start();
            return new EmbeddedServer(server);
        } catch (Exception e) {
            try (var _ = new EmbeddedServer(server)) {
                throw reason(e);
            }
        }
    }

    private static S3Proxy server(Path folder, Writing writing, SecretKey keys, int port)
            throws IOException {
        try {
            return S3Proxy.builder()
                    .blobStore(new FolderStore(folder, writing))
                    .endpoint(endpoint(port))
                    .awsAuthentication(AuthenticationType.AWS_V4, keys.id(), keys.secret())
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(STOP_MILLIS)
                    .build();
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    /** The library wraps what happened, at times more than once. */
    private static IOException reason(Exception e) {
        return Throwables.getCausalChain(e).stream()
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .reduce((_, inner) -> inner)
                .orElseGet(() -> new IOException(e.getMessage(), e));
    }

    static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether a server of ours answers at the port. */
    static boolean answers(int port) {
        try {
            var connection =
                    (HttpURLConnection) endpoint(port).resolve("/healthz").toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            return false; // Whatever the reason, nobody to talk to.
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
