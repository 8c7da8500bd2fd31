package io.dropsize.ui.upload;

import io.dropsize.error.ErrorText;
import io.dropsize.store.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.LinkLife;

import javafx.fxml.FXML;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Wires the part of the side panel that shows the link of a row that is done. */
final class LinkController {
    private final UploadViewModel model;
    private final LinkChoice choice;
    private final Background background;
    private final Desk desk;
    private @Nullable UploadRow row;

    @FXML private Region linkPart;
    @FXML private ToggleGroup forms;
    @FXML private Region lifeLine;
    @FXML private ChoiceBox<LinkLife> life;
    @FXML private TextArea link;
    @FXML private Region altLine;
    @FXML private TextField alt;

    LinkController(UploadViewModel model, Background background, Desk desk) {
        this.model = model;
        this.choice = model.linkChoice();
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        choice.follow(forms);
        choice.follow(life, lifeLine);
        choice.followAlt(altLine);
        choice.form().addListener(_ -> write());
        choice.life().addListener(_ -> write());
        alt.textProperty().addListener((_, _, words) -> altTyped(words));
        linkPart.managedProperty().bind(linkPart.visibleProperty());
        linkPart.setVisible(false);
    }

    /** Shows the link of this row as soon as there is one. */
    void show(@Nullable UploadRow next) {
        boolean other = next != row;
        row = next;
        boolean done = next != null && next.done().isPresent();
        linkPart.setVisible(done);
        if (next != null && (other || !alt.isFocused())) {
            alt.setText(next.alt());
        }
        if (done && other) {
            link.clear();
        }
        write();
    }

    @FXML
    private void copyLink() {
        if (row != null) {
            model.copyLinks(List.of(row));
        }
    }

    @FXML
    private void openLink() {
        if (row != null) {
            row.done().ifPresent(done -> desk.open(done.published().link()));
        }
    }

    private void altTyped(String words) {
        if (row != null) {
            row.alt(words);
            write();
        }
    }

    private void write() {
        UploadRow shown = row;
        if (shown == null || shown.done().isEmpty()) {
            return;
        }
        LinkForm form = choice.form().get();
        background.run(
                () -> model.link(shown, form),
                text -> {
                    if (shown == row && form == choice.form().get()) {
                        link.setText(text);
                    }
                },
                error -> link.setText(ErrorText.of(error)));
    }
}
