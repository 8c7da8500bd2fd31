package io.dropsize.ui.settings.presets;

import io.dropsize.image.MetadataPolicy;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.settings.presets.PresetInput.Field;
import io.dropsize.ui.settings.shared.Choices;
import io.dropsize.ui.settings.shared.Problems;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Controller of the fields of one preset. */
public final class PresetFormController {
    private final PresetForm form;
    private final Predicate<OutputFormat> formats;
    private final Background background;
    private @Nullable Problems<Field> problems;

    @FXML private Node rows;
    @FXML private TextField name;
    @FXML private RadioButton longest;
    @FXML private RadioButton box;
    @FXML private RadioButton share;
    @FXML private RadioButton responsive;
    @FXML private TextField percent;
    @FXML private TextField layoutWidth;
    @FXML private TextField side;
    @FXML private TextField width;
    @FXML private TextField height;
    @FXML private ComboBox<Fit> fit;
    @FXML private ComboBox<OutputFormat> format;
    @FXML private ComboBox<MetadataPolicy> metadata;
    @FXML private CheckBox damaged;
    @FXML private CodingFormController codingController;

    /**
     * @param formats which formats this computer can write
     */
    public PresetFormController(
            PresetForm form, Predicate<OutputFormat> formats, Background background) {
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
        percent.textProperty().bindBidirectional(form.percent());
        layoutWidth.textProperty().bindBidirectional(form.layoutWidth());
        damaged.selectedProperty().bindBidirectional(form.allowDamaged());
        bindSize();
        Choices.offer(fit, form.fit(), Fit.values());
        Choices.offer(format, form.format(), OutputFormat.values());
        offerWhatCanBeMade();
        Choices.offer(metadata, form.metadata(), MetadataPolicy.values());
        problems = new Problems<>(form, List.of(Field.values()), this::control);
    }

    /**
     * Adds formats that need a system library, whose availability is known only when it is loaded.
     */
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

    /** Called when another preset has been loaded into the form. */
    void opened(boolean readOnly) {
        rows.setDisable(readOnly);
        problems().reset();
    }

    /** Returns whether the form can be saved; if not, shows the problems. */
    boolean insist() {
        return problems().insist();
    }

    void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    private Node control(Field field) {
        return switch (field) {
            case NAME -> name;
            case SIZE -> sizeField();
            case QUALITY -> codingController.typed();
        };
    }

    /** Binds the size, so that the chosen option is selected, and only its fields are enabled. */
    private void bindSize() {
        Map<SizeKind, RadioButton> kinds =
                Map.of(
                        SizeKind.LONGEST, longest,
                        SizeKind.BOX, box,
                        SizeKind.PERCENT, share,
                        SizeKind.RESPONSIVE, responsive);
        kinds.forEach(
                (kind, button) -> {
                    button.setSelected(form.size().get() == kind);
                    button.setOnAction(_ -> form.size().set(kind));
                    form.size().addListener((_, _, chosen) -> button.setSelected(chosen == kind));
                });
        enable(SizeKind.LONGEST, side);
        enable(SizeKind.BOX, width, height, fit);
        enable(SizeKind.PERCENT, percent);
        enable(SizeKind.RESPONSIVE, layoutWidth);
    }

    private void enable(SizeKind kind, Node... nodes) {
        for (Node node : nodes) {
            node.disableProperty().bind(form.size().isNotEqualTo(kind));
        }
    }

    private TextField sizeField() {
        return switch (form.size().get()) {
            case LONGEST -> side;
            case BOX -> width;
            case PERCENT -> percent;
            case RESPONSIVE -> layoutWidth;
        };
    }

    private Problems<Field> problems() {
        return Objects.requireNonNull(problems, "not loaded");
    }
}
