package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class OneWindowTest {
    private final BlockingQueue<List<Path>> handed = new LinkedBlockingQueue<>();

    @TempDir Path folder;

    @Test
    void theWindowIsHandedWhatOthersWereStartedWith() throws Exception {
        try (OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            window.onFiles(handed::add);

            assertThat(otherStart("b.jpg", "a ü.jpg").inputReader().lines())
                    .containsExactly(OtherStart.HANDED_OVER);
            assertThat(otherStart().inputReader().lines()).containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed.poll(20, TimeUnit.SECONDS))
                .containsExactly(file("b.jpg"), file("a ü.jpg"));
        assertThat(handed.poll(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void whoStartsBeforeTheWindowListensWaitsForIt() throws Exception {
        try (OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            Process other = askedInVain("a.jpg");
            window.onFiles(handed::add);

            assertThat(other.inputReader().lines()).containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed.poll(20, TimeUnit.SECONDS)).containsExactly(file("a.jpg"));
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
            assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
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

    private Process otherStart(String... files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OtherStart.class.getName(), folder.toString()));
        command.addAll(List.of(files));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** One that has rung where an earlier window hung its bell. */
    private Process askedInVain(String file) throws IOException {
        try (ServerSocket stale = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Files.writeString(address(), stale.getLocalPort() + " word");
            Process other = otherStart(file);
            stale.accept().close();
            return other;
        }
    }

    private static Path file(String name) {
        return Path.of(name).toAbsolutePath();
    }

    private Doorbell hung() throws IOException {
        return Doorbell.hang(address(), handed::add);
    }

    private Path address() {
        return folder.resolve("window.address");
    }
}
