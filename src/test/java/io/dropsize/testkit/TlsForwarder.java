package io.dropsize.testkit;

import io.dropsize.store.Fingerprint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Offers a server by https on loopback, with a self-signed certificate of another host. */
public final class TlsForwarder implements AutoCloseable {
    private static final char[] WORD = "changeit".toCharArray();

    private final SSLServerSocket server;
    private final Fingerprint certificate;
    private final int target;

    /**
     * @param folder for the certificate
     * @param target the server on loopback
     */
    public TlsForwarder(Path folder, URI target) throws Exception {
        Path file = folder.resolve("server.p12");
        int code =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(WORD),
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=test",
                                "-ext",
                                "SAN=dns:elsewhere.invalid")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), WORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, WORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        this.certificate = Fingerprint.of(store.getCertificate("server").getEncoded());
        this.target = target.getPort();
        this.server =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    public Fingerprint certificate() {
        return certificate;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket there = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            Thread.ofVirtual().start(() -> pass(client, there));
            there.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException _) {
            // One of them has gone.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of them has gone, or the client refuses the certificate.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
