package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Tag("window")
class SettingsReloaderTest {
    private static final String TYPO = "{ \"theme\" : \"LIGHT\" \"reviewFirst\" : true }";

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Path file;
    private SettingsStore settings;
    private SettingsReloader edits;

    @BeforeEach
    void useDark(@TempDir Path folder) throws Exception {
        file = folder.resolve("settings.json");
        settings = SettingsStore.open(folder);
        settings.update(now -> now.withTheme(Theme.DARK));
        Window.startToolkit();
        edits = new SettingsReloader(settings, new Background(Runnable::run), said::add);
    }

    /** Each time the window comes to the front. */
    private void look() {
        Window.on(
                () -> {
                    edits.look();
                    return true;
                });
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    @Test
    void aTypoIsReportedOnceHoweverOftenTheWindowIsActivated() throws Exception {
        write(TYPO);
        look();
        Window.waitUntil(() -> said.size() == 1);
        look();
        look();
        write("{ \"theme\" : 5 }");
        look();
        Window.waitUntil(() -> said.size() == 2);

        assertThat(said.getFirst()).startsWith("Line 1 of " + file);
        assertThat(said.getLast()).startsWith("The setting “theme” can’t be 5.");
        assertThat(settings.get().theme()).isEqualTo(Theme.DARK);
    }

    @Test
    void aTypoThatReturnsAfterAFixIsReportedAgain() throws Exception {
        write(TYPO);
        look();
        Window.waitUntil(() -> said.size() == 1);
        write(TYPO.replace("\" \"", "\", \""));
        look();
        Window.waitUntil(() -> settings.get().theme() == Theme.LIGHT);
        write(TYPO);
        Window.waitUntil(
                () -> {
                    edits.look();
                    return said.size() == 2;
                });
    }
}
