package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class OneWindowTest {
    private final BlockingQueue<List<Path>> handed = new LinkedBlockingQueue<>();

    @TempDir Path folder;

    @Test
    void theWindowIsHandedWhatOthersWereStartedWith() throws Exception {
        List<Path> files = List.of(Path.of("b.jpg"), Path.of("a ü.jpg"));
        try (OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            window.onFiles(handed::add);

            assertThat(OneWindow.claim(folder, files)).isEmpty();
            assertThat(OneWindow.claim(folder, List.of())).isEmpty();
        }
        assertThat(handed.poll(20, TimeUnit.SECONDS))
                .containsExactly(
                        files.getFirst().toAbsolutePath(), files.getLast().toAbsolutePath());
        assertThat(handed.poll(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void whoStartsBeforeTheWindowListensWaitsForIt() throws Exception {
        List<Path> files = List.of(Path.of("a.jpg"));
        try (OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            FutureTask<Optional<OneWindow>> other =
                    new FutureTask<>(() -> OneWindow.claim(folder, files));
            Thread thread = Thread.ofPlatform().start(other);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            window.onFiles(handed::add);

            assertThat(other.get(20, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(handed.poll(20, TimeUnit.SECONDS))
                .containsExactly(files.getFirst().toAbsolutePath());
    }

    @Test
    void aWindowThatLeftBeforeItListenedIsHandedNothing() {
        OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow();
        window.leave();
        window.onFiles(handed::add);
        window.close();

        assertThat(OneWindow.claim(folder, List.of(Path.of("a.jpg")))).isPresent();
        assertThat(handed).isEmpty();
    }

    @Test
    void whoDoesNotKnowTheWordIsNotHeard() throws Exception {
        try (Doorbell doorbell = hung()) {
            Thread.ofPlatform().daemon().start(doorbell::listen);
            int port = Integer.parseInt(Files.readString(address()).split(" ")[0]);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                ByteArrayOutputStream letter = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(letter);
                out.writeUTF("guess");
                out.writeInt(1);
                out.writeUTF("/a.jpg");
                socket.getOutputStream().write(letter.toByteArray());
                assertThat(answer(socket)).isNotEqualTo(1);
            }
        }
        assertThat(handed).isEmpty();
    }

    @Test
    void onlyItsOwnerMayReadTheWord() throws Exception {
        try (Doorbell _ = hung()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nobodyAnswersWhereNobodyIs() throws Exception {
        assertThat(Doorbell.ring(address(), List.of())).isFalse();
        hung().close();
        assertThat(Doorbell.ring(address(), List.of())).isFalse();
    }

    @Test
    void thePlaceIsFreeAgainWhenItsWindowHasClosed() {
        OneWindow.claim(folder, List.of()).orElseThrow().close();

        assertThat(OneWindow.claim(folder, List.of())).isPresent();
    }

    @Test
    void withoutAFolderToMeetInThereIsAWindowAllTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThat(OneWindow.claim(file, List.of())).isPresent();
    }

    /** A connection that is shut in anger has no answer either. */
    private static int answer(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException _) {
            return -1;
        }
    }

    private Doorbell hung() throws IOException {
        return Doorbell.hang(address(), handed::add);
    }

    private Path address() {
        return folder.resolve("window.address");
    }
}
