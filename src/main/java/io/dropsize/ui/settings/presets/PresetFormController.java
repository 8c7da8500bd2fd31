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
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;

import java.util.Map;
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
    @FXML private Label nameProblem;
    @FXML private Label sizeProblem;

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
        problems =
                new Problems<>(
                        Map.of(
                                Field.NAME, nameProblem,
                                Field.SIZE, sizeProblem,
                                Field.QUALITY, codingController.problem()),
                        this::control);
        Stream.of(name, side, width, percent, layoutWidth)
                .forEach(node -> node.focusedProperty().addListener((_, _, _) -> show()));
        codingController.onFocus(this::show);
        form.typed().addListener((_, _, _) -> show());
        show();
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
    void opened() {
        problems().reset();
        show();
    }

    void setReadOnly(boolean is) {
        rows.setDisable(is);
    }

    /** Returns whether the form can be saved; if not, shows the problems. */
    boolean insist() {
        Map<Field, String> wrong = form.problems();
        problems().insist(wrong);
        show();
        return wrong.isEmpty();
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

    private void show() {
        problems().show(form.problems(), form.changed());
    }

    private Problems<Field> problems() {
        if (problems == null) {
            throw new IllegalStateException("not loaded");
        }
        return problems;
    }
}
