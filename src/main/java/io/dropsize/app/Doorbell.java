package io.dropsize.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * How one window tells another of files: over loopback, with a word that only this user can read
 * from a file beside the settings.
 */
final class Doorbell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
    private static final int MILLIS = 3000;
    private static final int MOST_FILES = 1_000_000;
    private static final byte TAKEN = 1;

    private final ServerSocket socket;
    private final String word;
    private final Consumer<List<Path>> heard;

    private Doorbell(ServerSocket socket, String word, Consumer<List<Path>> heard) {
        this.socket = socket;
        this.word = word;
        this.heard = heard;
    }

    /**
     * Writes into the file where it hangs. Who rings waits until {@link #listen} answers.
     *
     * @param heard is told of the files, on the thread that listens
     */
    static Doorbell hang(Path address, Consumer<List<Path>> heard) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Doorbell doorbell = new Doorbell(socket, HexFormat.of().formatHex(random), heard);
        Path folder = address.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, "window", ".new"); // Its owner's only.
        Files.writeString(fresh, socket.getLocalPort() + " " + doorbell.word);
        Files.move(
                fresh,
                address,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
        return doorbell;
    }

    /** Hands files over; false when nobody answers there. */
    static boolean ring(Path address, List<Path> files) {
        try (Socket socket = new Socket()) {
            String[] where = Files.readString(address).strip().split(" ");
            socket.setSoTimeout(MILLIS);
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(where[0])),
                    MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeUTF(where[1]);
            out.writeInt(files.size());
            for (Path file : files) {
                out.writeUTF(file.toAbsolutePath().toString());
            }
            out.flush();
            return socket.getInputStream().read() == TAKEN;
        } catch (NoSuchFileException | ConnectException _) {
            return false; // It is just starting.
        } catch (IOException | RuntimeException e) {
            LOG.info("no answer from the other window: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Answers until it is closed. */
    void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                caller.setSoTimeout(MILLIS);
                answer(caller);
            } catch (IOException | RuntimeException e) {
                if (!socket.isClosed()) {
                    LOG.warn("somebody rang and went away", e);
                }
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        boolean friend =
                MessageDigest.isEqual(
                        in.readUTF().getBytes(StandardCharsets.UTF_8),
                        word.getBytes(StandardCharsets.UTF_8));
        int count = friend ? in.readInt() : -1;
        if (count < 0 || count > MOST_FILES) {
            return;
        }
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(Path.of(in.readUTF()));
        }
        heard.accept(List.copyOf(files));
        caller.getOutputStream().write(TAKEN);
    }
}
