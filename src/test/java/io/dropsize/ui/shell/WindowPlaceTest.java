package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.WindowBounds;
import io.dropsize.ui.Window;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;

class WindowPlaceTest {
    @TempDir Path folder;

    @Test
    void aWindowFromALargerScreenFitsThisOne() throws Exception {
        FxToolkit.registerPrimaryStage();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = screen.getWidth() * 1.5;
        double height = screen.getHeight() * 1.5;
        WindowBounds larger = new WindowBounds(10, 30, width, height, false);
        SettingsStore settings = SettingsStore.open(folder);
        settings.update(now -> now.withWindow(larger));

        Stage stage =
                Window.on(
                        () -> {
                            Stage fresh = new Stage();
                            WindowPlace.restore(fresh, settings);
                            return fresh;
                        });

        assertThat(stage.getX()).isGreaterThanOrEqualTo(screen.getMinX());
        assertThat(stage.getX() + stage.getWidth()).isLessThanOrEqualTo(screen.getMaxX());
        assertThat(stage.getY() + stage.getHeight()).isLessThanOrEqualTo(screen.getMaxY());
    }

    @Test
    void aWindowCanBeAsSmallAsASmallScreen() throws Exception {
        FxToolkit.registerPrimaryStage();

        Stage stage =
                Window.on(
                        () -> {
                            Stage fresh = new Stage();
                            WindowPlace.setMinimum(fresh, new Rectangle2D(0, 0, 853, 500));
                            return fresh;
                        });

        assertThat(stage.getMinWidth()).isEqualTo(853);
        assertThat(stage.getMinHeight()).isEqualTo(500);
    }
}
