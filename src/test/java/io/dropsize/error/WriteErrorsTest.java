package io.dropsize.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

class WriteErrorsTest {
    @TempDir Path folder;

    @Test
    void aFullDiskIsReportedForTheFileThatWasWritten() {
        Path file = folder.resolve("settings.json");

        DropsizeException error =
                WriteErrors.translate(new IOException("No space left on device"), file);

        assertThat(error.kind()).isEqualTo(ErrorKind.DISK_FULL);
        assertThat(error.context()).containsExactly(file.toString());
    }

    @Test
    void anyOtherReasonIsAMissingPermission() {
        Path file = folder.resolve("settings.json");

        assertThat(WriteErrors.translate(new AccessDeniedException("settings.json"), file).kind())
                .isEqualTo(ErrorKind.CANNOT_WRITE);
        assertThat(
                        WriteErrors.translate(new IOException("I/O error"), folder.resolve("no/x"))
                                .kind())
                .isEqualTo(ErrorKind.CANNOT_WRITE);
    }
}
