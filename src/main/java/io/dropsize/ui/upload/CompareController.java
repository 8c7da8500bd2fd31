package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Overlay;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Controller of the comparison of a source and its copy: in the side panel, or as large as the
 * window.
 */
final class CompareController {
    private final Pictures pictures;
    private final TrialViewModel trials;
    private final Overlay overlay = new Overlay();
    private @Nullable UploadRow row;
    private @Nullable Task<?> working;
    private Pictures.@Nullable Comparison both;
    private boolean refined;
    private boolean pictured;
    private Consumer<DropsizeException> failed = _ -> {};

    /** Whether the displayed row can't be compared. */
    private final BooleanProperty failing = new SimpleBooleanProperty();

    @FXML private Pane frame;
    @FXML private VBox comparison;
    @FXML private CompareView compare;
    @FXML private ProgressIndicator busy;
    @FXML private Label original;
    @FXML private Label result;
    @FXML private Label percent;
    @FXML private Pane tools;
    @FXML private ToggleButton sideBySide;
    @FXML private Button enlarge;
    @FXML private Pane trial;

    CompareController(Pictures pictures, TrialViewModel trials) {
        this.pictures = pictures;
        this.trials = trials;
    }

    @FXML
    private void initialize() {
        compare.percent().addListener(_ -> zoomed());
        compare.sideBySide().bind(sideBySide.selectedProperty());
        sideBySide.setTooltip(Tooltips.wrapped(Texts.of("upload.compare.beside")));
        tools.visibleProperty().bind(result.visibleProperty());
        comparison.visibleProperty().bind(failing.not().or(compare.hasImage()));
        trial.visibleProperty().bind(overlay.open());
        overlay.open().addListener((_, _, open) -> enlarged(open));
        trials.trial().addListener((_, _, made) -> tried(made));
        enlarge.textProperty()
                .bind(
                        javafx.beans.binding.Bindings.when(overlay.open())
                                .then(Texts.of("upload.compare.close"))
                                .otherwise(Texts.of("upload.compare.enlarge")));
    }

    /**
     * Shows a row, unless other settings are being tried on it.
     *
     * @param reason receives the reason why there is nothing to compare
     */
    void show(UploadRow shown, Consumer<DropsizeException> reason) {
        failed = reason;
        if (shown == row && overlay.open().get()) {
            return;
        }
        overlay.close();
        stop();
        row = shown;
        failing.set(false);
        caption(null);
        compare.show(null, null, 0, 0);
        pictured = shown.source().isFetched();
        busy.setVisible(pictured);
        if (!pictured) {
            return;
        }
        pictures.thumbnail(
                shown,
                small -> {
                    if (shown == row && both == null) {
                        compare.show(small, null, 0, 0);
                    }
                });
        working =
                pictures.compare(
                        shown,
                        made -> compared(shown, made),
                        error -> {
                            if (shown == row) {
                                busy.setVisible(false);
                                failing.set(true);
                                failed.accept(error);
                            }
                        });
    }

    /** Starts to try other settings, or shows the copy with the row's again. */
    private void enlarged(boolean open) {
        if (row == null) {
            trials.close();
        } else if (open) {
            trials.open(row);
        } else {
            trials.close();
            if (both == null || !both.preset().equals(row.preset())) {
                show(row, failed);
            } else {
                compared(row, both);
            }
        }
    }

    private void tried(TrialMaker.@Nullable Trial made) {
        if (made == null) {
            return;
        }
        result.setText(
                Texts.of("upload.compare.result", Amounts.bytes(made.copy().bytes().length)));
        compare.replace(made.original(), made.result(), made.copy().width(), made.copy().height());
    }

    /** Returns whether the source of the displayed row could be loaded for the comparison. */
    boolean isPictured() {
        return pictured;
    }

    /** Clears the comparison, and releases the images. */
    void clear() {
        stop();
        row = null;
        overlay.close();
        compare.show(null, null, 0, 0);
        caption(null);
    }

    /** Returns an enlarged comparison to the side panel. */
    void closeLarge() {
        overlay.close();
    }

    private void stop() {
        if (working != null) {
            working.cancel();
        }
        both = null;
        refined = false;
    }

    private void compared(UploadRow shown, Pictures.Comparison made) {
        if (shown != row) {
            return;
        }
        both = made;
        shown.predict(made.preset(), made.copy().length);
        busy.setVisible(false);
        caption(made);
        if (trials.trial().get() != null) {
            tried(trials.trial().get());
            return;
        }
        compare.show(made.original(), made.result(), made.width(), made.height());
    }

    private void caption(Pictures.@Nullable Comparison made) {
        original.setVisible(made != null);
        result.setVisible(made != null);
        if (made != null) {
            original.setText(
                    Texts.of("upload.compare.original", Amounts.bytes(made.originalBytes())));
            result.setText(Texts.of("upload.compare.result", Amounts.bytes(made.copy().length)));
        }
    }

    /**
     * Loads the images at a higher resolution, once, if they are displayed larger than their
     * pixels.
     */
    private void zoomed() {
        percent.setText(Math.round(compare.percent().get()) + "%");
        Pictures.Comparison made = both;
        UploadRow shown = row;
        if (made == null || shown == null || refined || overlay.open().get()) {
            return;
        }
        if (compare.percent().get() / 100 * made.width() > made.result().getWidth() * 1.01) {
            refined = true;
            working =
                    pictures.refine(
                            shown,
                            made,
                            finer -> {
                                if (made == both) {
                                    compare.refine(finer.original(), finer.result());
                                }
                            });
        }
    }

    @FXML
    private void fit() {
        compare.fit();
        compare.requestFocus();
    }

    @FXML
    private void actualSize() {
        compare.actualSize();
        compare.requestFocus();
    }

    @FXML
    private void zoomIn() {
        compare.zoomIn();
    }

    @FXML
    private void zoomOut() {
        compare.zoomOut();
    }

    @FXML
    private void enlarge() {
        if (overlay.open().get()) {
            overlay.close();
        } else {
            overlay.show(comparison, frame);
        }
        compare.requestFocus();
    }
}
