package io.dropsize.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

class UpdatesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Updates ALLOWED = Updates.DEFAULT.withAutomatic(true);

    @Test
    void nothingIsAskedUnlessTheUserAllowsIt() {
        assertThat(Updates.DEFAULT.due(NOW)).isFalse();
        assertThat(
                        ALLOWED.withLastCheck(NOW.minus(Duration.ofDays(9)))
                                .withAutomatic(false)
                                .due(NOW))
                .isFalse();
    }

    @Test
    void onceADayIsEnough() {
        assertThat(ALLOWED.due(NOW)).isTrue();
        assertThat(ALLOWED.withLastCheck(NOW.minus(Duration.ofHours(23))).due(NOW)).isFalse();
        assertThat(ALLOWED.withLastCheck(NOW.minus(Duration.ofHours(24))).due(NOW)).isTrue();
    }

    @Test
    void aLastCheckInTheFutureDoesNotPreventChecks() {
        assertThat(ALLOWED.withLastCheck(NOW.plus(Duration.ofDays(900))).due(NOW)).isTrue();
    }

    @Test
    void isWrittenAsPeopleReadIt(@TempDir Path folder) throws IOException {
        SettingsStore store = SettingsStore.open(folder);
        store.update(now -> now.withUpdates(ALLOWED.withLastCheck(NOW)));

        assertThat(Files.readString(folder.resolve("settings.json")))
                .contains("\"automatic\" : true", "\"lastCheck\" : \"2026-11-24T12:00:00Z\"");
        assertThat(SettingsStore.open(folder).get()).isEqualTo(store.get());
    }

    @Test
    void anOldFileAllowsNothing(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"DARK\"}");

        assertThat(SettingsStore.open(folder).get().updates()).isEqualTo(Updates.DEFAULT);
    }
}
