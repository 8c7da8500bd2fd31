package io.dropsize.ui.upload.compare;

import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.ui.kit.Texts;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Controller of the values that are tried in the enlarged comparison. */
final class TrialController {
    private final TrialViewModel model;

    /** Whether the controls are being set, not used. */
    private boolean showing;

    @FXML private ComboBox<OutputFormat> trialFormat;
    @FXML private TextField trialSide;
    @FXML private Slider trialQuality;
    @FXML private Label trialQualityValue;
    @FXML private Label trialScore;
    @FXML private Label trialMessage;
    @FXML private Button useForThis;
    @FXML private Button useForAll;

    TrialController(TrialViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        trialFormat.setConverter(new FormatNames());
        model.formats().addListener((ListChangeListener<OutputFormat>) _ -> showFormats());
        trialFormat
                .valueProperty()
                .addListener((_, _, now) -> unlessShowing(() -> model.tryFormat(now)));
        trialSide.focusedProperty().addListener((_, _, focused) -> trySideUnless(focused));
        trialQuality
                .valueProperty()
                .addListener(
                        (_, before, now) -> {
                            if (Math.round(before.doubleValue()) != Math.round(now.doubleValue())) {
                                unlessShowing(() -> model.tryQuality(Math.round(now.floatValue())));
                            }
                        });
        model.values().addListener((_, _, now) -> show(now));
        trialScore.textProperty().bind(model.score());
        trialMessage.textProperty().bind(model.message());
        trialMessage.visibleProperty().bind(trialMessage.textProperty().isNotEmpty());
        useForThis.disableProperty().bind(model.usable().not());
        useForAll.disableProperty().bind(model.usable().not());
    }

    @FXML
    private void trySide() {
        trySideUnless(false);
    }

    /** An empty field keeps the size. */
    private void trySideUnless(boolean typing) {
        if (!typing && !trialSide.getText().isBlank()) {
            model.trySide(trialSide.getText());
        } else if (!typing) {
            model.keepSide();
            show(model.values().get());
        }
    }

    private void unlessShowing(Runnable change) {
        if (!showing) {
            change.run();
        }
    }

    private void show(@Nullable Preset now) {
        if (now == null) {
            return;
        }
        showing = true;
        trialFormat.setValue(now.format());
        if (now.size() instanceof SizeRule.LongestSide(int pixels)) {
            if (!trialSide.getText().strip().equals(Integer.toString(pixels))) {
                trialSide.setText(Integer.toString(pixels));
            }
        } else {
            trialSide.clear();
        }
        if (now.coding().quality() instanceof Quality.Fixed(int value)) {
            trialQuality.setValue(value);
            trialQualityValue.setText(Integer.toString(value));
        } else {
            trialQuality.setValue(Preset.DEFAULT_QUALITY);
            trialQualityValue.setText(Texts.of("upload.trial.automatic"));
        }
        showing = false;
    }

    /** The selection doesn't survive other items. */
    private void showFormats() {
        showing = true;
        trialFormat.getItems().setAll(model.formats());
        show(model.values().get());
        showing = false;
    }

    @FXML
    private void useForThis() {
        model.useForThis();
    }

    @FXML
    private void useForAll() {
        model.useForAll();
    }

    /** The names of formats, as short as the bar needs them. */
    private static final class FormatNames extends StringConverter<OutputFormat> {
        @Override
        public String toString(@Nullable OutputFormat format) {
            return format == null
                    ? ""
                    : format == OutputFormat.KEEP
                            ? Texts.of("upload.trial.keep")
                            : Texts.of("settings.preset." + format.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public OutputFormat fromString(String text) {
            throw new UnsupportedOperationException("not editable");
        }
    }
}
