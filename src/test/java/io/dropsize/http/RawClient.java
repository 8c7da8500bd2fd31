package io.dropsize.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no proper client would send. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    RawClient(String host, int port) throws IOException {
        this.socket = new Socket(host, port);
    }

    static String answer(int port, String request) throws IOException {
        try (RawClient client = new RawClient("127.0.0.1", port)) {
            return client.send(request).rest();
        }
    }

    RawClient send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return this;
    }

    /** All bytes until the server closes the connection. */
    String rest() throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
