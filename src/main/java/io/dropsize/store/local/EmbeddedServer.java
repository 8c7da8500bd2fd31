package io.dropsize.store.local;

import com.google.common.base.Throwables;

import io.dropsize.store.SecretKey;

import jakarta.servlet.DispatcherType;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalInt;

/** s3proxy on loopback, in this process. */
final class EmbeddedServer implements AutoCloseable {
    private static final int ANSWER_MILLIS = 2_000;

    /** The program sends parts of 8 MiB and whole objects of at most 16 MiB. */
    private static final int MAX_BODY = 17 << 20;

    /** A slow reader occupies one thread; threads are started on demand. */
    private static final int MAX_THREADS = 1000;

    /** Objects appear atomically, so there is nothing to wait for. */
    private static final long STOP_MILLIS = 0;

    private final S3Proxy server;

    private EmbeddedServer(S3Proxy server) {
        this.server = server;
    }

    /**
     * @param wanted the port; if it is empty or in use, another one is chosen
     */
    static EmbeddedServer start(
            Path folder, WriteMarkers writing, SecretKey keys, OptionalInt wanted)
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

    private static EmbeddedServer start(Path folder, WriteMarkers writing, SecretKey keys, int port)
            throws IOException {
        S3Proxy server = server(folder, writing, keys, port);
        try {
            guard(server, keys);
            server.start();
            return new EmbeddedServer(server);
        } catch (Exception e) {
            try (var _ = new EmbeddedServer(server)) {
                throw reason(e);
            }
        }
    }

    private static S3Proxy server(Path folder, WriteMarkers writing, SecretKey keys, int port)
            throws IOException {
        try {
            return S3Proxy.builder()
                    .blobStore(new FolderStore(folder, writing))
                    .endpoint(endpoint(port))
                    .awsAuthentication(AuthenticationType.AWS_V4, keys.id(), keys.secret())
                    .v4MaxNonChunkedRequestSize(MAX_BODY)
                    .v4MaxChunkSize(MAX_BODY)
                    .jettyMaxThreads(MAX_THREADS)
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(STOP_MILLIS)
                    .build();
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    /** Inserts the filter before s3proxy, which offers no place for one. */
    private static void guard(S3Proxy proxy, SecretKey keys) throws ReflectiveOperationException {
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        Server jetty = (Server) field.get(proxy);
        jetty.getDescendant(ServletContextHandler.class)
                .addFilter(
                        new FilterHolder(new AccessFilter(keys)),
                        "/*",
                        EnumSet.of(DispatcherType.REQUEST));
    }

    /** Returns the library wraps exceptions, sometimes repeatedly. */
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

    /** Returns whether one of our servers responds at the port. */
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
            return false; // Whatever the reason, there is no server.
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
