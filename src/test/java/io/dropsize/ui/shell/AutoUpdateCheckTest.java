package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.settings.SettingsStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.settings.about.UpdateModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class AutoUpdateCheckTest {
    @TempDir Path folder;
    private final List<Runnable> asked = new ArrayList<>();

    @Test
    void whoTakesThePermissionBackInTheFirstSecondsIsNotOverheard() {
        SettingsStore settings = SettingsStore.open(folder);
        UpdateModel updates =
                UpdateModel.of(
                        () -> {
                            throw new AssertionError("nobody may be asked");
                        },
                        settings,
                        new Background(asked::add),
                        new QuietDesk());
        settings.update(now -> now.withUpdates(now.updates().withAutomatic(true)));
        settings.update(now -> now.withUpdates(now.updates().withAutomatic(false)));

        AutoUpdateCheck.look(settings, () -> updates);
        assertThat(asked).isEmpty();

        settings.update(now -> now.withUpdates(now.updates().withAutomatic(true)));
        AutoUpdateCheck.look(settings, () -> updates);
        assertThat(asked).hasSize(1);
    }
}
