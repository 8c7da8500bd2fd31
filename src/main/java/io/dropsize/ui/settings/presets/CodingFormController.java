package io.dropsize.ui.settings.presets;

import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.ui.settings.shared.Choices;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.util.converter.IntegerStringConverter;

import java.util.OptionalInt;

/**
 * Controller of the fields for the encoding of copies. Options that a format doesn't have are
 * hidden.
 */
public final class CodingFormController {
    private final CodingForm form;
    private final ObservableValue<OutputFormat> format;

    @FXML private ComboBox<QualityKind> kind;
    @FXML private Node fixed;
    @FXML private Slider slider;
    @FXML private Spinner<Integer> quality;
    @FXML private Node most;
    @FXML private TextField kilobytes;
    @FXML private Node least;
    @FXML private TextField likeness;
    @FXML private Node optionsRow;
    @FXML private CheckBox lossless;
    @FXML private CheckBox progressive;

    public CodingFormController(CodingForm form, ObservableValue<OutputFormat> format) {
        this.form = form;
        this.format = format;
    }

    @FXML
    private void initialize() {
        Choices.offer(kind, form.kind(), QualityKind.values());
        kilobytes.textProperty().bindBidirectional(form.kilobytes());
        likeness.textProperty().bindBidirectional(form.likeness());
        lossless.selectedProperty().bindBidirectional(form.lossless());
        progressive.selectedProperty().bindBidirectional(form.progressive());
        bindQuality();
        show(fixed, form.kind().map(QualityKind.FIXED_QUALITY::equals));
        show(most, form.kind().map(QualityKind.AT_MOST_BYTES::equals));
        show(least, form.kind().map(QualityKind.AS_GOOD_AS::equals));
        show(
                lossless,
                format.map(chosen -> chosen != OutputFormat.JPEG && chosen != OutputFormat.AVIF));
        show(progressive, format.map(OutputFormat.JPEG::equals));
        show(optionsRow, format.map(chosen -> chosen != OutputFormat.AVIF));
    }

    /** Returns the field that can be invalid; any of them if none can. */
    Node typed() {
        return switch (form.kind().get()) {
            case FIXED_QUALITY, LOOKS_THE_SAME, HIGH_QUALITY -> quality;
            case AT_MOST_BYTES -> kilobytes;
            case AS_GOOD_AS -> likeness;
        };
    }

    /**
     * Binds the quality, so that typed values take effect immediately, valid or not, and slider and
     * arrows continue from them.
     */
    private void bindQuality() {
        var numbers = new IntegerSpinnerValueFactory(1, 100);
        numbers.setConverter(
                new IntegerStringConverter() {
                    @Override
                    public Integer fromString(String text) {
                        return number().orElse(numbers.getValue());
                    }
                });
        quality.setValueFactory(numbers);
        quality.getEditor().textProperty().bindBidirectional(form.quality());
        showOnSlider();
        form.quality().addListener((_, _, _) -> showOnSlider());
        slider.valueProperty().addListener((_, _, _) -> takeFromSlider());
        // The user can correct the error.
        var idle =
                Bindings.createBooleanBinding(
                        () -> format.getValue() == OutputFormat.PNG && number().isPresent(),
                        format,
                        form.quality());
        slider.disableProperty().bind(idle);
        quality.disableProperty().bind(idle);
    }

    private OptionalInt number() {
        return form.typed().get().number();
    }

    private void showOnSlider() {
        number().ifPresent(
                        value -> {
                            if (value != onSlider()) {
                                slider.setValue(value);
                            }
                        });
    }

    private void takeFromSlider() {
        if (onSlider() != number().orElse(0)) {
            form.quality().set(Integer.toString(onSlider()));
        }
    }

    private int onSlider() {
        return (int) Math.round(slider.getValue());
    }

    private static void show(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
