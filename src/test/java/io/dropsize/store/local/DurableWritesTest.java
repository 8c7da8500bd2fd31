package io.dropsize.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.Upload;
import io.dropsize.store.s3.S3ObjectStore;
import io.dropsize.store.service.Service;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Uses the JVM's own events to check that files were synced to disk. */
@Timeout(120)
class DurableWritesTest {
    private static final int LARGE = 17 << 20;

    @TempDir private Path folder;

    @Test
    void anObjectIsOnDiskBeforeItGetsItsNameAndIsReported() throws Exception {
        Path object = folder.resolve("objects/images/a.jpg");

        List<Path> forced = forcedBy(Destination.thisComputer(), new byte[1000]);

        assertThat(forced).hasSize(2).last().isEqualTo(object);
        assertThat(forced.getFirst().getFileName().toString())
                .matches("a\\.jpg" + WriteMarkers.UNFINISHED);
        assertThat(object).hasSize(1000);
    }

    @Test
    void anObjectOfSeveralPartsIsOnDiskBeforeItIsReported() throws Exception {
        Path object = folder.resolve("objects/images/a.jpg");

        List<Path> forced = forcedBy(asOtherService(), new byte[LARGE]);

        assertThat(forced).last().isEqualTo(object);
        assertThat(forced).hasSizeGreaterThan(3);
        assertThat(object).hasSize(LARGE);
    }

    /** In the folder of the objects, in their order. */
    private List<Path> forcedBy(Destination destination, byte[] bytes) throws IOException {
        Path file = folder.resolve("events.jfr");
        try (var server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
                ObjectStore store =
                        S3ObjectStore.open(
                                destination,
                                server.endpoint(),
                                () -> Optional.of(server.accessKey()));
                var recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            store.put(new Upload("a.jpg", bytes, "image/jpeg", "content-key", false), _ -> {});
            recording.stop();
            recording.dump(file);
        }
        try {
            return RecordingFile.readAllEvents(file).stream()
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(DurableWritesTest::path)
                    .filter(path -> path.startsWith(folder.resolve("objects")))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    /** For "This computer" sends everything in one piece. */
    private static Destination asOtherService() {
        return new Destination(
                "Other",
                Service.OTHER,
                Destination.thisComputer().bucket(),
                null,
                URI.create("http://127.0.0.1"),
                new Credentials.AccessKey("id"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private static Path path(RecordedEvent event) {
        return Path.of(event.getString("path"));
    }
}
