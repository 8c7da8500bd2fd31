package io.dropsize.ui.settings;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.Fit;
import io.dropsize.pipeline.OutputFormat;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.TypedPreset.Field;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Wires the fields of one preset. */
final class PresetFormController {
    private final PresetForm form;
    private final Predicate<OutputFormat> formats;
    private final Background background;
    private @Nullable Problems<Field> problems;

    @FXML private TextField name;
    @FXML private RadioButton longest;
    @FXML private RadioButton box;
    @FXML private TextField side;
    @FXML private TextField width;
    @FXML private TextField height;
    @FXML private ComboBox<Fit> fit;
    @FXML private ComboBox<OutputFormat> format;
    @FXML private Slider slider;
    @FXML private Spinner<Integer> quality;
    @FXML private ComboBox<MetadataPolicy> metadata;
    @FXML private Label nameProblem;
    @FXML private Label sizeProblem;

    /**
     * @param formats which formats copies can have on this computer
     */
    PresetFormController(PresetForm form, Predicate<OutputFormat> formats, Background background) {
        this.form = form;
        this.formats = formats;
        this.background = background;
    }

    @FXML
    private void initialize() {
        name.textProperty().bindBidirectional(form.name());
        side.textProperty().bindBidirectional(form.side());
        width.textProperty().bindBidirectional(form.width());
        height.textProperty().bindBidirectional(form.height());
        box.selectedProperty().bindBidirectional(form.box());
        form.box().addListener((_, _, boxed) -> longest.setSelected(!boxed));
        longest.setSelected(!form.box().get());
        choices(fit, form.fit(), Fit.values());
        choices(format, form.format(), OutputFormat.values());
        offerWhatCanBeMade();
        choices(metadata, form.metadata(), MetadataPolicy.values());
        bindQuality();
        side.disableProperty().bind(form.box());
        for (Node node : List.of(width, height, fit)) {
            node.disableProperty().bind(form.box().not());
        }
        problems = new Problems<>(Map.of(Field.NAME, nameProblem, Field.SIZE, sizeProblem));
        form.typed().addListener((_, _, _) -> show());
        show();
    }

    /** To know what a library of the system can write, it must be loaded first. */
    private void offerWhatCanBeMade() {
        background.run(
                () -> Stream.of(OutputFormat.values()).filter(formats.negate()).toList(),
                lacking ->
                        format.getItems()
                                .removeIf(
                                        item ->
                                                lacking.contains(item)
                                                        && item != form.format().get()),
                _ -> {});
    }

    /** Another preset is in the form. */
    void opened() {
        problems().reset();
        show();
    }

    /** Whether it can be saved; if not, shows why. */
    boolean insist() {
        problems().insist();
        show();
        Map<Field, String> wrong = form.problems();
        TextField size = form.box().get() ? width : side;
        Problems.focus(wrong, Map.of(Field.NAME, name, Field.SIZE, size));
        return wrong.isEmpty();
    }

    private void bindQuality() {
        var numbers = new IntegerSpinnerValueFactory(1, 100, form.quality().get());
        quality.setValueFactory(numbers);
        numbers.valueProperty()
                .addListener((_, _, number) -> form.quality().set(number == null ? 1 : number));
        form.quality().addListener((_, _, number) -> numbers.setValue(number.intValue()));
        slider.valueProperty().bindBidirectional(form.quality());
        var png = form.format().isEqualTo(OutputFormat.PNG);
        slider.disableProperty().bind(png);
        quality.disableProperty().bind(png);
    }

    private void show() {
        problems().show(form.problems(), form.changed());
    }

    private Problems<Field> problems() {
        if (problems == null) {
            throw new IllegalStateException("not loaded");
        }
        return problems;
    }

    @SafeVarargs
    private static <T extends Enum<T>> void choices(
            ComboBox<T> choice, ObjectProperty<T> value, T... values) {
        choice.setConverter(words());
        choice.getItems().setAll(values);
        choice.valueProperty().bindBidirectional(value);
    }

    private static <T extends Enum<T>> StringConverter<T> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null
                        ? ""
                        : Texts.of(
                                "settings.preset."
                                        + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }

            @Override
            public T fromString(String words) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        };
    }
}
