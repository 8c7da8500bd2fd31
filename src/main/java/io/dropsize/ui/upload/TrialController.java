package io.dropsize.ui.upload;

import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.ui.kit.Texts;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
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
    @FXML private Button savePreset;
    @FXML private Pane presetNaming;
    @FXML private TextField presetName;

    TrialController(TrialViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        trialFormat.getItems().setAll(OutputFormat.values());
        trialFormat.setConverter(new FormatNames());
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
        trialScore
                .textProperty()
                .bind(
                        Bindings.when(model.score().isEmpty())
                                .then(Texts.of("upload.trial.measuring"))
                                .otherwise(model.score()));
        model.problem().addListener((_, _, now) -> trialMessage.setText(now));
        trialMessage.visibleProperty().bind(trialMessage.textProperty().isNotEmpty());
        useForThis.disableProperty().bind(model.waiting().not());
        useForAll.disableProperty().bind(model.waiting().not());
        presetNaming.setVisible(false);
        presetNaming.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        cancelName();
                        event.consume();
                    }
                });
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
            cancelName();
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

    @FXML
    private void useForThis() {
        model.useForThis();
        trialMessage.setText(Texts.of("upload.trial.used"));
    }

    @FXML
    private void useForAll() {
        model.useForAll();
        trialMessage.setText(Texts.of("upload.trial.used-for-all"));
    }

    @FXML
    private void askName() {
        trialMessage.setText("");
        presetNaming.setVisible(true);
        presetName.clear();
        presetName.requestFocus();
    }

    @FXML
    private void save() {
        String typed = presetName.getText().strip();
        if (model.save(typed, () -> trialMessage.setText(Texts.of("upload.trial.saved", typed)))) {
            cancelName();
        } else {
            trialMessage.setText(model.problem().get());
            presetName.requestFocus();
        }
    }

    @FXML
    private void cancelName() {
        if (presetNaming.isVisible()) {
            presetNaming.setVisible(false);
            savePreset.requestFocus();
        }
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
