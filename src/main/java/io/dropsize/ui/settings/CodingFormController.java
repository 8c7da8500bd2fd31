package io.dropsize.ui.settings;

import io.dropsize.pipeline.OutputFormat;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;

/** Wires the fields that say how copies are coded. What a format does not have is not shown. */
final class CodingFormController {
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
    @FXML private Label problem;
    @FXML private Node optionsRow;
    @FXML private CheckBox lossless;
    @FXML private CheckBox progressive;

    CodingFormController(CodingForm form, ObservableValue<OutputFormat> format) {
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
        show(lossless, format.map(OutputFormat.WEBP::equals));
        show(progressive, format.map(OutputFormat.JPEG::equals));
        show(
                optionsRow,
                format.map(chosen -> chosen == OutputFormat.WEBP || chosen == OutputFormat.JPEG));
    }

    /** Where what is wrong is said. */
    Label problem() {
        return problem;
    }

    /** The field in which something can be wrong. */
    TextField typed() {
        return form.kind().get() == QualityKind.AS_GOOD_AS ? likeness : kilobytes;
    }

    private void bindQuality() {
        var numbers = new IntegerSpinnerValueFactory(1, 100, form.quality().get());
        quality.setValueFactory(numbers);
        numbers.valueProperty()
                .addListener((_, _, number) -> form.quality().set(number == null ? 1 : number));
        form.quality().addListener((_, _, number) -> numbers.setValue(number.intValue()));
        slider.valueProperty().bindBidirectional(form.quality());
        var png = format.map(OutputFormat.PNG::equals);
        slider.disableProperty().bind(png);
        quality.disableProperty().bind(png);
    }

    private static void show(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
