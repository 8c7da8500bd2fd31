package io.dropsize.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs on loopback in front of a real service and forwards requests, with injected faults. Each
 * connection carries one request.
 */
final class FaultyProxy implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket socket;
    private final URI service;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> idle = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger faultsLeft = new AtomicInteger();
    private final AtomicInteger bodies = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch answersFirst = new CountDownLatch(0);

    /** Selects the requests for a fault, by their first line. */
    private volatile Predicate<String> aim = line -> line.startsWith("PUT ");

    /** The handling of a request. */
    enum Fault {
        NONE,
        RESET_AT_ACCEPT,
        CLOSE_AT_ONCE,
        RESET_IN_MID_BODY,
        RESET_BEFORE_THE_REPLY,
        HANG,
        STOP_READING,
        SERVER_ERROR,
        SLOW_DOWN,
        SLOW,
        LOG_IN_PAGE,
        A_BYTE_IS_FLIPPED,
        THE_ETAG_IS_WRONG
    }

    FaultyProxy(URI service) {
        this.service = service;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /**
     * @param times how many requests are affected; later ones are forwarded
     */
    void inject(Fault next, int times) {
        fault = next;
        faultsLeft.set(times);
    }

    void aimAt(Predicate<String> firstLine) {
        aim = firstLine;
    }

    /** Faults wait until the service has answered this many requests that have a body. */
    void strikeAfter(int answers) {
        answersFirst = new CountDownLatch(answers);
    }

    /** The number of bodies that were forwarded completely. */
    int bodies() {
        return bodies.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                workers.execute(() -> serve(client));
            } catch (IOException | RejectedExecutionException _) {
                return; // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if ((fault == Fault.RESET_AT_ACCEPT || fault == Fault.CLOSE_AT_ONCE) && strikes()) {
                client.setSoLinger(fault == Fault.RESET_AT_ACCEPT, 0);
                return;
            }
            idle.add(client);
            String head = closed.getCount() == 0 ? "" : head(client.getInputStream());
            idle.remove(client);
            Fault now = aim.test(head) && strikes() ? fault : Fault.NONE;
            if (now != Fault.NONE) {
                answersFirst.await();
            }
            if (!head.isEmpty() && !answersItself(now, client, head)) {
                pass(now, client, head);
            }
        } catch (IOException | InterruptedException _) {
            // One of the two sides closed; that is the subject of these tests.
        }
    }

    private boolean strikes() {
        return fault != Fault.NONE && faultsLeft.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private boolean answersItself(Fault now, Socket client, String head)
            throws IOException, InterruptedException {
        switch (now) {
            case HANG -> {
                client.getInputStream().skipNBytes(length(head));
                closed.await();
            }
            case STOP_READING -> closed.await();
            case SERVER_ERROR -> answer(client, head, "500 Failed", error("InternalError"));
            case SLOW_DOWN -> answer(client, head, "503 Slow Down", error("SlowDown"));
            case LOG_IN_PAGE -> answer(client, head, "200 OK", "<html><body>Log in<br></body>");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code><Message>injected</Message></Error>";
    }

    private static void answer(Socket client, String head, String status, String body)
            throws IOException {
        client.getInputStream().skipNBytes(length(head));
        client.getOutputStream()
                .write(
                        ("HTTP/1.1 "
                                        + status
                                        + "\r\nConnection: close\r\nContent-Length: "
                                        + body.length()
                                        + "\r\n\r\n"
                                        + body)
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private void pass(Fault now, Socket client, String head) throws IOException {
        try (var to = new Socket()) {
            to.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            OutputStream out = to.getOutputStream();
            String once = head.replaceAll("(?i)\r\nconnection: [^\r]*", "");
            out.write(
                    once.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            if (!body(now, client, out, length(head))) {
                return;
            }
            byte[] answer = to.getInputStream().readAllBytes();
            if (length(head) > 0) {
                answersFirst.countDown();
            }
            if (now == Fault.RESET_BEFORE_THE_REPLY) {
                client.setSoLinger(true, 0);
                return;
            }
            client.getOutputStream().write(now == Fault.THE_ETAG_IS_WRONG ? wrong(answer) : answer);
        }
    }

    private boolean body(Fault now, Socket client, OutputStream out, long length)
            throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        InputStream in = client.getInputStream();
        for (long left = length; left > 0; ) {
            if (now == Fault.RESET_IN_MID_BODY && left <= length / 2) {
                client.setSoLinger(true, 0);
                return false;
            }
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (n < 0) {
                return false;
            }
            if (now == Fault.A_BYTE_IS_FLIPPED && left == length) {
                buffer[n / 2] ^= 1;
            }
            if (now == Fault.SLOW) {
                LockSupport.parkNanos(1_000_000);
            }
            out.write(buffer, 0, n);
            left -= n;
        }
        out.flush();
        bodies.addAndGet(length > 0 ? 1 : 0);
        return true;
    }

    private static byte[] wrong(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1)
                .replaceFirst("(?i)(\r\netag: *\"?)[0-9a-f]{8}", "$100000000")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Long.parseLong(length.group(1)) : 0;
    }

    /** Returns the head of a request. Like other servers for http, it reads no TLS. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int b = in.read();
            if (b < 0 || b == FaultyServer.TLS_HANDSHAKE) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    /** Returns when no request is in progress any more. */
    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        idle.forEach(FaultyProxy::hangUp);
        workers.close();
    }

    /** A client may keep a connection on which it has sent nothing. */
    private static void hangUp(Socket client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
