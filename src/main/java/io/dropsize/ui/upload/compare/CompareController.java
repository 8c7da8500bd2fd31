package io.dropsize.ui.upload.compare;

import io.dropsize.error.DropsizeException;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Overlay;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.compare.ComparisonMaker.Comparison;
import io.dropsize.ui.upload.compare.TrialMaker.Trial;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Controller of the comparison of a source and its copy: in the side panel, or as large as the
 * window.
 */
public final class CompareController {
    private final CompareViewModel model;
    private final TrialViewModel trials;
    private final Overlay overlay = new Overlay();

    @FXML private Pane frame;
    @FXML private VBox comparison;
    @FXML private CompareView compare;
    @FXML private ProgressIndicator busy;
    @FXML private Label original;
    @FXML private Label result;
    @FXML private CompareToolsController toolsController;
    @FXML private Pane trial;

    CompareController(CompareViewModel model, TrialViewModel trials) {
        this.model = model;
        this.trials = trials;
    }

    @FXML
    private void initialize() {
        compare.percent().addListener(_ -> zoomed());
        toolsController.connect(compare, overlay.open(), this::changeSize);
        busy.visibleProperty().bind(model.loading());
        original.visibleProperty().bind(model.comparison().isNotNull());
        comparison.visibleProperty().bind(model.loading().or(compare.hasImage()));
        trial.visibleProperty().bind(overlay.open());
        overlay.open().addListener((_, _, open) -> enlarged(open));
        model.thumbnail().addListener((_, _, small) -> compare.show(small, null, 0, 0));
        model.comparison().addListener((_, _, made) -> compared(made));
        trials.trial().addListener((_, _, made) -> tried(made));
    }

    /**
     * Shows a row, unless other settings are being tried on it. An image that isn't loaded yet has
     * no comparison.
     *
     * @param reason receives the reason why there is nothing to compare
     */
    public void show(UploadRow shown, Consumer<DropsizeException> reason) {
        if (shown != model.row() || !overlay.open().get()) {
            clear();
            model.show(shown, reason);
        }
    }

    /** Returns whether the source of the displayed row could be loaded for the comparison. */
    public boolean isPictured() {
        return model.isPictured();
    }

    /** Clears the comparison, and releases the images. */
    public void clear() {
        model.clear();
        overlay.close();
        compare.show(null, null, 0, 0);
    }

    /** Returns an enlarged comparison to the side panel. */
    public void closeLarge() {
        overlay.close();
    }

    /** Starts to try other settings, or shows the copy with the row's again. */
    private void enlarged(boolean open) {
        UploadRow row = model.row();
        if (row != null && open) {
            trials.open(row);
            return;
        }
        trials.close();
        if (model.isCurrent()) {
            model.releaseRefined(); // The comparison is shown at its first resolution.
            compared(model.comparison().get());
        } else {
            model.reload();
        }
    }

    private void tried(@Nullable Trial made) {
        if (made != null) {
            showLength(made.copy().bytes().length);
            compare.replace(
                    made.original(), made.result(), made.copy().width(), made.copy().height());
        }
    }

    private void compared(@Nullable Comparison made) {
        if (made == null) {
            return;
        }
        original.setText(Texts.of("upload.compare.original", Amounts.bytes(made.originalBytes())));
        if (trials.trial().get() != null) {
            tried(trials.trial().get());
            return;
        }
        showLength(made.copy().length);
        compare.show(made.original(), made.result(), made.width(), made.height());
    }

    private void showLength(int bytes) {
        result.setText(Texts.of("upload.compare.result", Amounts.bytes(bytes)));
    }

    private void zoomed() {
        Comparison made = model.comparison().get();
        if (made != null && !overlay.open().get()) {
            model.refine(
                    compare.percent().get() / 100 * made.width(),
                    finer -> compare.refine(finer.original(), finer.result()));
        }
    }

    private void changeSize() {
        if (overlay.open().get()) {
            overlay.close();
        } else {
            overlay.show(comparison, frame);
        }
        compare.requestFocus();
    }
}
