package io.dropsize.ui.upload;

import io.dropsize.error.ErrorText;
import io.dropsize.store.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.LinkFormBar;
import io.dropsize.ui.kit.LinkLife;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Controller of the side panel's links of the selected rows. */
final class LinkController {
    private final UploadViewModel model;
    private final LinkChoice choice;
    private final Background background;
    private final DesktopServices desk;
    private final BooleanProperty single = new SimpleBooleanProperty();
    private List<UploadRow> rows = List.of();
    private List<UploadRow> done = List.of();

    @FXML private Region linkPart;
    @FXML private LinkFormBar forms;
    @FXML private Region lifeLine;
    @FXML private ChoiceBox<LinkLife> life;
    @FXML private TextArea link;
    @FXML private Region altLine;
    @FXML private TextField alt;
    @FXML private Button copy;
    @FXML private Button open;

    LinkController(UploadViewModel model, Background background, DesktopServices desk) {
        this.model = model;
        this.choice = model.linkChoice();
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        choice.follow(forms);
        choice.follow(life, lifeLine);
        choice.followAlt(altLine, single);
        choice.form().addListener(_ -> write());
        choice.life().addListener(_ -> write());
        alt.textProperty().addListener((_, _, words) -> altTyped(words));
        linkPart.managedProperty().bind(linkPart.visibleProperty());
        linkPart.setVisible(false);
    }

    /** Shows the links of completed rows; call it again when more of them are complete. */
    void show(List<UploadRow> next) {
        boolean other = !next.equals(rows);
        rows = next;
        done = next.stream().filter(UploadRow::isDone).toList();
        single.set(next.size() == 1);
        linkPart.setVisible(!done.isEmpty());
        copy.setText(Texts.of("library.copy", Math.max(1, done.size())));
        open.setDisable(!single.get());
        Priority grow = single.get() ? Priority.NEVER : Priority.ALWAYS;
        VBox.setVgrow(linkPart, grow);
        VBox.setVgrow(link, grow);
        if (single.get() && (other || !alt.isFocused())) {
            alt.setText(next.getFirst().alt());
        }
        if (other) {
            link.clear();
        }
        write();
    }

    @FXML
    private void copyLink() {
        model.copyLinks(done);
    }

    /** Opens the uploaded image in the browser, if exactly one row is selected and complete. */
    @FXML
    void openLink() {
        if (single.get()) {
            rows.getFirst().done().ifPresent(it -> desk.open(it.published().link()));
        }
    }

    private void altTyped(String words) {
        if (single.get()) {
            rows.getFirst().alt(words);
            write();
        }
    }

    private void write() {
        List<UploadRow> shown = done;
        if (shown.isEmpty()) {
            return;
        }
        LinkForm form = choice.form().get();
        List<UploadRow> first = shown.subList(0, Math.min(LinkChoice.MAX_LINES, shown.size()));
        Consumer<String> show =
                text -> {
                    if (shown == done && form == choice.form().get()) {
                        link.setText(text);
                    }
                };
        background.run(
                () ->
                        first.stream()
                                .map(row -> model.link(row, form))
                                .collect(Collectors.joining("\n")),
                show,
                error -> show.accept(ErrorText.of(error)));
    }
}
