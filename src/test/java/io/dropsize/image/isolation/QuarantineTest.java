package io.dropsize.image.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageInput;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/** Processes that have ended abnormally, by the records that they leave. */
class QuarantineTest {
    @TempDir Path folder;
    private Path notes;
    private Path logs;
    private ImageInput image;

    @BeforeEach
    void anImage() throws IOException {
        notes = folder.resolve("notes");
        logs = Files.createDirectories(folder.resolve("logs"));
        image = ImageInput.of(Files.writeString(folder.resolve("image.png"), "pixels"));
    }

    @Test
    void anImageThatNoProcessWorkedOnIsFree() throws IOException {
        processEndsWhileItWorksOn(ImageInput.of("other.png", new byte[] {1}));

        assertThat(quarantine().status(image)).isEqualTo(Quarantine.Status.FREE);
    }

    @Test
    void anImageInProgressAtAKillIsSuspectUntilTheSameWorkSucceeds() throws IOException {
        processEndsWhileItWorksOn(image);
        Quarantine next = quarantine();

        assertThat(next.status(image)).isEqualTo(Quarantine.Status.SUSPECT);
        next.survived(image, ImageWork.PROBE);
        assertThat(next.status(image)).isEqualTo(Quarantine.Status.SUSPECT);
        next.survived(image, ImageWork.RENDER);

        assertThat(next.status(image)).isEqualTo(Quarantine.Status.FREE);
        assertThat(quarantine().status(image)).isEqualTo(Quarantine.Status.FREE);
    }

    @Test
    void theFifthAbnormalEndRefusesIt() throws IOException {
        for (int end = 1; end <= 4; end++) {
            processEndsWhileItWorksOn(image);
            assertThat(quarantine().status(image)).isEqualTo(Quarantine.Status.SUSPECT);
        }
        processEndsWhileItWorksOn(image);

        assertThat(quarantine().status(image)).isEqualTo(Quarantine.Status.REFUSED);
    }

    @Test
    void aReportThatNamesItsThreadRefusesItAndReleasesTheOthers() throws IOException {
        ImageInput other = ImageInput.of("other.png", new byte[] {1, 2, 3});
        WorkRecord record = new WorkRecord(notes);
        try (record;
                var _ = record.begin(ImageWork.RENDER, false, image)) {
            Thread beside =
                    new Thread(() -> record.begin(ImageWork.RENDER, false, other), "beside");
            beside.start();
            beside.join();
            leaveBehind();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        crashReport(Thread.currentThread().getName());
        Quarantine next = quarantine();

        assertThat(next.status(image)).isEqualTo(Quarantine.Status.REFUSED);
        assertThat(next.status(other)).isEqualTo(Quarantine.Status.FREE);
        try (Stream<Path> kept = Files.list(logs)) {
            assertThat(kept.map(report -> report.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .startsWith("crash-");
        }
    }

    @Test
    void anImageThatTheUserRequestsAgainIsTriedOnceMoreAlone() throws IOException {
        processEndsWhileItWorksOn(image);
        crashReport(Thread.currentThread().getName());
        Quarantine next = quarantine();
        assertThat(next.status(image)).isEqualTo(Quarantine.Status.REFUSED);

        next.readmit(image);

        assertThat(next.status(image)).isEqualTo(Quarantine.Status.SUSPECT);
        processEndsWhileItWorksOn(image);
        assertThat(quarantine().status(image)).isEqualTo(Quarantine.Status.REFUSED);
    }

    @Test
    void aRecordOfAnythingElseDoesNoHarm() throws IOException {
        Files.createDirectories(notes);
        Files.write(notes.resolve("torn.work"), new byte[20_000]);
        Files.writeString(notes.resolve("6-00000000.suspect"), "many RENDER true");

        assertThat(quarantine().status(image)).isEqualTo(Quarantine.Status.FREE);
        assertThat(notes.resolve("torn.work")).doesNotExist();
    }

    private Quarantine quarantine() {
        return new Quarantine(notes, new CrashReports(logs));
    }

    private void processEndsWhileItWorksOn(ImageInput input) throws IOException {
        WorkRecord record = new WorkRecord(notes);
        try (record;
                var _ = record.begin(ImageWork.RENDER, true, input)) {
            leaveBehind();
        }
    }

    /** A copy of the record as it is now, which no process holds. */
    private void leaveBehind() throws IOException {
        try (Stream<Path> files = Files.list(notes)) {
            Path record =
                    files.filter(file -> file.toString().endsWith(WorkRecord.SUFFIX))
                            .findFirst()
                            .orElseThrow();
            Files.copy(record, notes.resolve(UUID.randomUUID() + WorkRecord.SUFFIX));
        }
    }

    /** The lines of a report that matter. */
    private void crashReport(String thread) throws IOException {
        Files.writeString(
                logs.resolve("hs_err_pid" + ProcessHandle.current().pid() + ".log"),
                """
                # A fatal error has been detected by the Java Runtime Environment:
                Current thread (0x00007f8a):  JavaThread "%s" [_thread_in_native, id=7]
                """
                        .formatted(thread));
    }
}
