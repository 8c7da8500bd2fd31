package io.dropsize.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that accepts connections and then misbehaves. */
final class FaultyServer implements AutoCloseable {
    /** The first byte of a connection with TLS. */
    static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does with a connection. */
    interface Fault {
        void happen(Socket connection, FaultyServer server) throws Exception;
    }

    FaultyServer(Fault fault) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(fault));
    }

    private void accept(Fault fault) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try (connection) {
                                        fault.happen(connection, this);
                                    } catch (Exception _) {
                                        // The other side left; that is what these tests are about.
                                    }
                                });
            } catch (IOException _) {
                return; // Closed.
            }
        }
    }

    /** Answers every request of the connection. */
    static Fault answer(String status, String headers, String body) {
        return (connection, _) ->
                reply(connection, readRequest(connection.getInputStream()), status, headers, body);
    }

    /** Rejects each HEAD without a reason, and answers all other requests. */
    static Fault refuseLooks(String status, String body) {
        return (connection, _) -> {
            String request = readRequest(connection.getInputStream());
            reply(connection, request, request.startsWith("HEAD") ? status : "200 OK", "", body);
        };
    }

    /** Like a proxy: responds while the body still arrives, and discards it. */
    static Fault tooLarge() {
        return (connection, _) -> {
            String request = readRequest(connection.getInputStream());
            reply(connection, request, "413 Request Entity Too Large", "", "<html>413</html>");
            connection.shutdownOutput();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        };
    }

    private static void reply(
            Socket connection, String request, String status, String headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "HTTP/1.1 "
                        + status
                        + "\r\nConnection: close\r\nContent-Length: "
                        + bytes.length
                        + "\r\n"
                        + headers
                        + "\r\n";
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        if (!request.startsWith("HEAD")) {
            connection.getOutputStream().write(bytes);
        }
        connection.getOutputStream().flush();
    }

    /** A list of one object, complete or without its end. */
    static void list(Socket connection, S3FaultsTest.Framing framing, boolean cut)
            throws IOException {
        readRequest(connection.getInputStream());
        String list =
                "<?xml version=\"1.0\"?><ListBucketResult><Name>images</Name><Contents>"
                        + "<Key>a.png</Key><LastModified>2026-11-02T10:00:00.000Z</LastModified>"
                        + "<Size>9</Size></Contents></ListBucketResult>";
        String sent = cut ? list.substring(0, list.length() - 40) : list;
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n";
        String answer =
                switch (framing) {
                    case LENGTH -> head + "Content-Length: " + list.length() + "\r\n\r\n" + sent;
                    case CHUNKS ->
                            head
                                    + "Transfer-Encoding: chunked\r\n\r\n"
                                    + Integer.toHexString(list.length())
                                    + "\r\n"
                                    + sent
                                    + (cut ? "" : "\r\n0\r\n\r\n");
                    case CLOSE -> head + "\r\n" + sent;
                };
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    static Fault xmlError(String status, String code, String message) {
        return answer(
                status,
                "Content-Type: application/xml\r\n",
                "<?xml version=\"1.0\"?><Error><Code>"
                        + code
                        + "</Code><Message>"
                        + message
                        + "</Message></Error>");
    }

    static Fault hang() {
        return (_, server) -> server.closed.await();
    }

    /** Sends a header without end, so that no read times out. */
    static Fault dripHead() {
        return (connection, server) -> {
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(StandardCharsets.US_ASCII));
            while (!server.closed.await(50, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        };
    }

    /** Sends a body byte by byte, without end. */
    static Fault dripBody() {
        return (connection, server) -> {
            var _ = readRequest(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            out.write(
                    "HTTP/1.1 200 OK\r\n\r\n<ListBucketResult>"
                            .getBytes(StandardCharsets.US_ASCII));
            while (!server.closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    /** Announces a body and sends none. A response to HEAD has no body: its head ends never. */
    static Fault stopAfterHead() {
        return (connection, server) -> {
            boolean isHead = readRequest(connection.getInputStream()).startsWith("HEAD");
            String head = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n" + (isHead ? "" : "\r\n");
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            server.closed.await();
        };
    }

    static Fault closeAtOnce() {
        return (_, _) -> {};
    }

    static Fault reset() {
        return (connection, _) -> {
            readRequest(connection.getInputStream());
            connection.setSoLinger(true, 0);
        };
    }

    static Fault noHttp() {
        return (connection, _) -> {
            connection
                    .getOutputStream()
                    .write("220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        };
    }

    /** Returns the head of the request. Like other servers for http, it reads no TLS. */
    private static String readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0 || b == TLS_HANDSHAKE) {
                break;
            }
            head.append((char) b);
        }
        return head.toString();
    }

    int connections() {
        return connections.get();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    String host() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
