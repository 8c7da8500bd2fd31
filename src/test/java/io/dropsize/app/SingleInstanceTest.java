package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(120)
class SingleInstanceTest {
    private final BlockingQueue<List<Path>> handed = new LinkedBlockingQueue<>();
    private final List<Process> started = new ArrayList<>();

    @TempDir Path folder;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theWindowReceivesTheFilesOfOtherStarts() throws Exception {
        try (SingleInstance window = window()) {
            window.onFiles(handed::add, Runnable::run);

            assertThat(otherStart("b.jpg", "a ü.jpg").inputReader().lines())
                    .containsExactly(OtherStart.HANDED_OVER);
            assertThat(otherStart().inputReader().lines()).containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed).containsExactly(List.of(file("b.jpg"), file("a ü.jpg")), List.of());
    }

    @Test
    void filesOfAStartBeforeTheWindowListensWaitForIt() throws Exception {
        try (SingleInstance window = window()) {
            Process other = otherStart("a.jpg");
            awaitOffer();
            window.onFiles(handed::add, Runnable::run);

            assertThat(other.inputReader().lines()).containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed).containsExactly(List.of(file("a.jpg")));
    }

    @Test
    void aFrozenWindowReceivesNothingLater() throws Exception {
        Process frozen = otherStart();
        BufferedReader output = frozen.inputReader();
        assertThat(output.readLine()).isEqualTo(OtherStart.WINDOW);
        while (!Files.exists(folder.resolve("window/listening"))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        signal(frozen, "STOP");

        assertThatThrownBy(() -> claim(Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_RUNNING));

        signal(frozen, "CONT");
        assertThat(otherStart("next.jpg").inputReader().lines())
                .containsExactly(OtherStart.HANDED_OVER);
        assertThat(output.readLine()).isEqualTo(List.of(file("next.jpg")).toString());
    }

    @Test
    void aWindowThatStartsHasMoreTimeThanOneThatListens() throws Exception {
        try (SingleInstance window = window()) {
            List<Optional<SingleInstance>> other = new ArrayList<>();
            Thread start =
                    Thread.ofPlatform()
                            .start(() -> other.add(claim(Duration.ZERO, Duration.ofHours(1))));
            awaitOffer();
            window.onFiles(handed::add, Runnable::run);
            start.join();

            assertThat(other).containsExactly(Optional.empty());
        }
        assertThat(handed).containsExactly(List.of(file("late.jpg")));
    }

    @Test
    void aSenderLearnsThatTheWindowCouldNotTakeItsFiles() throws Exception {
        try (SingleInstance window = window()) {
            window.onFiles(
                    paths -> {
                        if (handed.isEmpty()) {
                            handed.add(paths);
                            throw new IllegalStateException("of the test");
                        }
                        handed.add(paths);
                    },
                    Runnable::run);

            Process refused = otherStart("a.jpg");
            assertThat(refused.inputReader().lines()).isEmpty();
            assertThat(refused.waitFor()).isEqualTo(1);
            assertThat(otherStart("b.jpg").inputReader().lines())
                    .containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed).hasSize(2);
    }

    @Test
    void theSenderWaitsUntilTheWindowHasTheFiles() throws Exception {
        BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
        try (SingleInstance window = window()) {
            window.onFiles(handed::add, later::add);
            Process other = otherStart("a.jpg");

            Runnable receipt = later.take();
            assertThat(other.isAlive()).isTrue();
            receipt.run();

            assertThat(other.inputReader().lines()).containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed).containsExactly(List.of(file("a.jpg")));
    }

    @Test
    void aWindowWhoseThreadHangsReceivesNothingLater() throws Exception {
        BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
        try (SingleInstance window = window()) {
            window.onFiles(handed::add, later::add);

            assertThatThrownBy(() -> claim(Duration.ofSeconds(1), Duration.ofHours(1)))
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_RUNNING));
            later.take().run();
        }
        assertThat(handed).isEmpty();
    }

    @Test
    void filesThatAWindowDoesNotTakeBeforeItEndsAreTakenByTheirSender() throws Exception {
        BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
        Process other;
        try (SingleInstance window = window()) {
            window.onFiles(handed::add, later::add);
            other = otherStart("a.jpg");
            Runnable receipt = later.take();
            window.leave();
            receipt.run();
        }

        assertThat(other.inputReader().readLine()).isNotEqualTo(OtherStart.HANDED_OVER);
        assertThat(handed).isEmpty();
    }

    @Test
    void theTimeToAnswerBeginsWhenTheWindowListens() {
        AtomicLong now = new AtomicLong();
        HandOverDeadline deadline =
                new HandOverDeadline(Duration.ofSeconds(20), Duration.ofMinutes(2), now::get);

        now.addAndGet(Duration.ofSeconds(100).toNanos());
        assertThat(deadline.update(false)).isFalse();
        assertThat(deadline.update(true)).isFalse();
        now.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(deadline.update(true)).isTrue();
    }

    /** Neither the sender nor the window can be sure what the other one sees: a rename decides. */
    @Test
    void eitherTheWindowClaimsAnOfferOrItsSenderWithdrawsIt() throws Exception {
        for (int i = 0; i < 200; i++) {
            HandOver sent = HandOver.offer(folder, List.of(Path.of("a.jpg")));
            HandOver received = HandOver.offeredIn(folder).getFirst();
            boolean[] claimed = new boolean[1];
            Thread window = Thread.ofPlatform().start(() -> claimed[0] = claimed(received));

            boolean withdrawn = sent.withdraw();
            window.join();

            assertThat(claimed[0]).isNotEqualTo(withdrawn);
            if (claimed[0]) {
                received.confirm();
            }
            assertThat(sent.isTaken()).isTrue();
        }
    }

    @Test
    void filesThatAKilledWindowClaimedAndDidNotReceiveComeBack() throws Exception {
        Path meeting = Files.createDirectories(folder.resolve("window"));
        HandOver offer = HandOver.offer(meeting, List.of(Path.of("a.jpg")));

        assertThat(HandOver.offeredIn(meeting).getFirst().claim()).isTrue();

        assertThat(offer.isTaken()).isFalse();
        assertThat(offer.withdrawFromEndedWindow()).isTrue();
        assertThat(offer.withdrawFromEndedWindow()).isFalse();
    }

    @Test
    void concurrentStartsLoseNothing() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("1.jpg", "2.jpg", "3.jpg", "4.jpg")) {
            processes.add(otherStart(name));
        }
        List<String> lines = new ArrayList<>();
        BufferedReader window = null;
        for (Process process : processes) {
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            lines.add(line);
            if (OtherStart.WINDOW.equals(line)) {
                window = output;
            }
        }

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        OtherStart.WINDOW,
                        OtherStart.HANDED_OVER,
                        OtherStart.HANDED_OVER,
                        OtherStart.HANDED_OVER);
        BufferedReader first = Objects.requireNonNull(window);
        assertThat(List.of(first.readLine(), first.readLine(), first.readLine()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStartBecomesTheWindowWhenTheFirstOneIsKilled() throws Exception {
        Process first = otherStart();
        assertThat(first.inputReader().readLine()).isEqualTo(OtherStart.WINDOW);
        signal(first, "STOP");
        Process second = otherStart("a.jpg");
        awaitOffer();

        first.destroyForcibly();

        assertThat(second.inputReader().readLine()).isEqualTo(OtherStart.WINDOW);
        assertThat(offers()).isEmpty();
    }

    @Test
    void aWindowThatLeftBeforeItListenedReceivesNothing() throws Exception {
        SingleInstance window = window();
        Process other = otherStart("a.jpg");
        awaitOffer();
        window.leave();
        window.onFiles(handed::add, Runnable::run);
        window.close();

        assertThat(other.inputReader().readLine()).isEqualTo(OtherStart.WINDOW);
        assertThat(handed).isEmpty();
    }

    @Test
    void offersOfKilledStartsAreForgotten() throws Exception {
        Path meeting = Files.createDirectories(folder.resolve("window"));
        HandOver.offer(meeting, List.of(Path.of("old.jpg")));
        Files.setLastModifiedTime(
                offers().getFirst(), FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        try (SingleInstance window = window()) {
            window.onFiles(handed::add, Runnable::run);
            assertThat(otherStart("new.jpg").inputReader().lines())
                    .containsExactly(OtherStart.HANDED_OVER);
        }
        assertThat(handed).containsExactly(List.of(file("new.jpg")));
    }

    @Test
    void onlyItsOwnerEntersTheFolderInWhichFilesAreHandedOver() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path meeting = Files.createDirectories(folder.resolve("window"));
        Files.setPosixFilePermissions(meeting, PosixFilePermissions.fromString("rwxrwxrwx"));

        window().close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(meeting)))
                .isEqualTo("rwx------");
    }

    @Test
    void thePlaceIsFreeAgainWhenItsWindowHasClosed() {
        window().close();

        window().close();
    }

    @Test
    void withoutAFolderToMeetInThereIsAWindowAllTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThat(SingleInstance.claim(file, List.of())).isPresent();
    }

    private SingleInstance window() {
        return SingleInstance.claim(folder, List.of()).orElseThrow();
    }

    private Optional<SingleInstance> claim(Duration answer, Duration start) {
        return SingleInstance.claim(folder, List.of(Path.of("late.jpg")), answer, start);
    }

    private static boolean claimed(HandOver offer) {
        try {
            return offer.claim();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> offers() throws IOException {
        try (var files = Files.newDirectoryStream(folder.resolve("window"), "*.offered")) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        }
    }

    private void awaitOffer() throws Exception {
        while (offers().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static void signal(Process process, String name) throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/kill")));
        new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    private Process otherStart(String... files) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(OtherStart.class.getName(), folder.toString()));
        command.addAll(List.of(files));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        return process;
    }

    private static Path file(String name) {
        return Path.of(name).toAbsolutePath();
    }
}
