package io.dropsize.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on loopback that requires a password and sends everything to one server, whatever
 * the host of the request.
 */
public final class ForwardingProxy implements AutoCloseable {
    /** The user that the proxy accepts. */
    public static final String USER = "me";

    /** The password that the proxy accepts. */
    public static final String PASSWORD = "p@ss:wörd/%";

    private static final int OK = 200;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private volatile boolean isOpen;
    private volatile int tunnelStatus = 502;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public ForwardingProxy(InetSocketAddress target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The proxy requires no password from now on. */
    public ForwardingProxy withoutPassword() {
        isOpen = true;
        return this;
    }

    /** The proxy connects every CONNECT to its server from now on. */
    public ForwardingProxy withTunnels() {
        tunnelStatus = OK;
        return this;
    }

    /** The proxy responds to every CONNECT with this status from now on, not with 502. */
    public void refuseTunnels(int status) {
        tunnelStatus = status;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The first request of each connection with the right password, as "METHOD address". */
    public List<String> requests() {
        return requests;
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
        try (client) {
            String head = head(client.getInputStream());
            String first = head.substring(0, head.lastIndexOf(" HTTP/", head.indexOf('\n')));
            OutputStream out = client.getOutputStream();
            String basic =
                    Base64.getEncoder()
                            .encodeToString(
                                    (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            String latin =
                    Base64.getEncoder()
                            .encodeToString(
                                    (USER + ":" + PASSWORD).getBytes(StandardCharsets.ISO_8859_1));
            if (!isOpen && !head.contains("Basic " + basic) && !head.contains("Basic " + latin)) {
                out.write(
                        """
                        HTTP/1.1 407 Proxy Authentication Required\r
                        Proxy-Authenticate: Basic realm="proxy"\r
                        Content-Length: 0\r
                        Connection: close\r
                        \r
                        """
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            requests.add(first);
            if (first.toUpperCase(Locale.ROOT).startsWith("CONNECT ")) {
                if (tunnelStatus == OK) {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    pass(client, "");
                    return;
                }
                String page = "<html>The proxy says no</html>";
                out.write(
                        "HTTP/1.1 %d No\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(tunnelStatus, page.length(), page)
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            pass(client, head);
        } catch (IOException _) {
            // The client has gone.
        }
    }

    private void pass(Socket client, String head) throws IOException {
        try (Socket there = new Socket(target.getAddress(), target.getPort())) {
            there.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    client.getInputStream().transferTo(there.getOutputStream());
                                } catch (IOException _) {
                                    // One of them has gone.
                                }
                            });
            there.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("no request");
            }
            read.write(one);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
