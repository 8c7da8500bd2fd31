package io.dropsize.ui.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.link.Description;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.DescriptionFields;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkFormBar;
import io.dropsize.ui.kit.LinkLife;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.time.ZoneId;
import java.util.List;

/** Controller of the Library's side panel: the selection with its links. */
public final class DetailController {
    private final DetailModel model;
    private final DesktopServices desk;
    private final Runnable deletion;

    /** Moving through the grid by keys does not load every image on the way. */
    private final PauseTransition loadDelay = new PauseTransition(Duration.millis(200));

    @FXML private Region content;
    @FXML private Label nothing;
    @FXML private Region frame;
    @FXML private ImageView picture;
    @FXML private NameLabel title;
    @FXML private Region facts;
    @FXML private Label kind;
    @FXML private Label bytes;
    @FXML private Label modified;
    @FXML private DescriptionFields description;
    @FXML private LinkFormBar forms;
    @FXML private Region lifeLine;
    @FXML private ChoiceBox<LinkLife> life;
    @FXML private TextArea links;
    @FXML private Button copy;
    @FXML private Button open;

    DetailController(DetailModel model, DesktopServices desk, Runnable deletion) {
        this.model = model;
        this.desk = desk;
        this.deletion = deletion;
    }

    @FXML
    private void initialize() {
        picture.imageProperty().bind(model.picture());
        picture.fitWidthProperty().bind(frame.widthProperty());
        picture.fitHeightProperty().bind(frame.heightProperty());
        kind.textProperty().bind(model.kind());
        links.textProperty().bind(model.links());
        model.choice().follow(forms);
        model.choice().follow(life, lifeLine);
        model.description().addListener(_ -> describe());
        content.visibleProperty().bind(Bindings.createBooleanBinding(this::any, model.shown()));
        nothing.visibleProperty().bind(content.visibleProperty().not());
        Tooltips.onHover(title, title::name);
        loadDelay.setOnFinished(_ -> model.fetch());
        model.shown().addListener((_, _, images) -> show(images));
    }

    /** Whether the image of the one selected object can't be loaded. */
    public ReadOnlyBooleanProperty unavailableProperty() {
        return model.unavailable();
    }

    @FXML
    void copy() {
        description.save();
        int count = model.shown().get().size();
        model.copy(
                text -> {
                    desk.copy(text);
                    desk.say(Texts.of("library.copied", count));
                },
                this::say);
    }

    @FXML
    void open() {
        model.address(desk::open, this::say);
    }

    @FXML
    private void delete() {
        deletion.run();
    }

    private boolean any() {
        return !model.shown().get().isEmpty();
    }

    private void show(List<ObjectInfo> images) {
        loadDelay.stop();
        if (images.isEmpty()) {
            return;
        }
        boolean single = images.size() == 1;
        ObjectInfo first = images.getFirst();
        long total = images.stream().mapToLong(model::bytes).sum();
        title.show(single ? first.key() : Texts.of("library.several", images.size()));
        bytes.setText(Amounts.bytes(total));
        modified.setText(Amounts.date(first.modified(), ZoneId.systemDefault()));
        facts.setVisible(single);
        description.setVisible(single);
        showDescription();
        frame.setVisible(single);
        VBox.setVgrow(links, single ? Priority.NEVER : Priority.ALWAYS);
        open.setDisable(!single);
        copy.setText(Texts.of("library.copy", images.size()));
        if (single) {
            loadDelay.playFromStart();
        }
    }

    private void describe() {
        if (!description.isEdited()) {
            showDescription();
        }
    }

    private void showDescription() {
        description.save();
        var now = model.description().get();
        description.show(
                now == null ? Description.NONE : now.text(),
                model.suggestedAlt(),
                now == null
                        ? null
                        : change -> model.describe(now.address(), change.apply(now.text())));
    }

    private void say(DropsizeException error) {
        desk.say(ErrorText.of(error));
    }
}
