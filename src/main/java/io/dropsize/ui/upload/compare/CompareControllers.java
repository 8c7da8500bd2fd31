package io.dropsize.ui.upload.compare;

import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.RowActions;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.image.Image;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The controllers of the comparison's FXML files.
 *
 * @param compare controls the comparison
 * @param all by their classes
 */
public record CompareControllers(CompareController compare, Map<Class<?>, Object> all) {
    /**
     * Creates controllers that share one thread. On the JavaFX thread.
     *
     * @param thumbnails loads the image that is shown until both are loaded
     */
    public static CompareControllers create(
            UploadCore core,
            RowActions actions,
            SettingsStore settings,
            BiConsumer<UploadRow, Consumer<Image>> thumbnails) {
        Background worker =
                new Background(
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().name("dropsize-previews").daemon().factory()));
        TrialViewModel trials =
                new TrialViewModel(
                        new TrialMaker(core.engine(), core.maker()), worker, actions, settings);
        CompareController compare =
                new CompareController(
                        new CompareViewModel(
                                new ComparisonMaker(core.engine(), core.maker()),
                                worker,
                                thumbnails),
                        trials);
        return new CompareControllers(
                compare,
                Map.of(
                        CompareController.class, compare,
                        CompareToolsController.class, new CompareToolsController(),
                        TrialController.class, new TrialController(trials),
                        TrialNameController.class, new TrialNameController(trials)));
    }
}
