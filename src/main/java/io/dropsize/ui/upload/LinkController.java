package io.dropsize.ui.upload;

import io.dropsize.error.ErrorText;
import io.dropsize.store.link.Description;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DescriptionFields;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.LinkFormBar;
import io.dropsize.ui.kit.LinkLife;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Controller of the side panel's links of the selected rows. */
final class LinkController {
    private final UploadViewModel model;
    private final LinkChoice choice;
    private final Background background;
    private final DesktopServices desk;
    private final BooleanProperty described = new SimpleBooleanProperty();
    private List<UploadRow> rows = List.of();
    private List<UploadRow> done = List.of();
    private @Nullable Task<?> writing;

    @FXML private Region linkPart;
    @FXML private LinkFormBar forms;
    @FXML private Region lifeLine;
    @FXML private ChoiceBox<LinkLife> life;
    @FXML private TextArea link;
    @FXML private Region made;
    @FXML private DescriptionFields description;
    @FXML private Button copy;
    @FXML private Button open;

    LinkController(UploadViewModel model, Background background, DesktopServices desk) {
        this.model = model;
        this.choice = model.links().choice();
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        choice.follow(forms);
        choice.follow(life, lifeLine);
        choice.form().addListener(_ -> write());
        choice.life().addListener(_ -> write());
        choice.style().addListener(_ -> write());
        model.links().beforeCopy(description::save);
        model.descriptions().onChange(this::describedElsewhere);
        description.visibleProperty().bind(described);
        linkPart.setVisible(false);
    }

    /**
     * Shows the description of one row unless it has failed, and the links of completed rows; call
     * it again when their states change.
     */
    void show(List<UploadRow> next) {
        boolean other = !next.equals(rows);
        boolean hidden = !described.get();
        rows = next;
        done = next.stream().filter(UploadRow::isDone).toList();
        described.set(isSingle() && mayHaveLink(next.getFirst()));
        made.setVisible(!done.isEmpty());
        linkPart.setVisible(described.get() || made.isVisible());
        copy.setText(Texts.of("library.copy", Math.max(1, done.size())));
        open.setDisable(!isSingle());
        Priority grow = isSingle() ? Priority.NEVER : Priority.ALWAYS;
        VBox.setVgrow(linkPart, grow);
        VBox.setVgrow(made, grow);
        VBox.setVgrow(link, grow);
        if (described.get() && (other || !description.isEdited())) {
            describe(next.getFirst(), other || hidden);
        }
        if (other) {
            link.clear();
        }
        write();
    }

    @FXML
    private void copyLink() {
        model.links().copy(done);
    }

    /** Opens the uploaded image in the browser, if exactly one row is selected and complete. */
    @FXML
    void openLink() {
        if (isSingle()) {
            rows.getFirst().done().ifPresent(it -> desk.open(it.published().link()));
        }
    }

    private boolean isSingle() {
        return rows.size() == 1;
    }

    /** Returns whether a row has a link, or will have one unless it fails. */
    private static boolean mayHaveLink(UploadRow row) {
        return row.isReady() || row.state().active() || row.isDone();
    }

    /**
     * @param first whether the fields don't show this row yet: the metadata is read once
     */
    private void describe(UploadRow row, boolean first) {
        if (first || row.description().alt() != null || row.isDone()) {
            showDescription(row, row.completedDescription().text());
        }
        if (first && row.description().alt() == null && !row.isDone()) {
            background.run(
                    () -> model.descriptions().suggestedAlt(row),
                    found -> suggest(row, found),
                    _ -> {}); // The row shows why the image can't be read.
        }
    }

    private void suggest(UploadRow row, String found) {
        boolean isShown = rows.size() == 1 && rows.getFirst() == row;
        if (isShown && row.description().alt() == null && !description.isEdited()) {
            showDescription(row, found);
        }
    }

    private void showDescription(UploadRow row, String suggested) {
        description.save();
        description.show(
                row.description(),
                suggested,
                change -> describe(row, change.apply(row.description())));
    }

    private void describedElsewhere(UploadRow row) {
        if (rows.contains(row)) {
            show(rows);
        }
    }

    private void describe(UploadRow row, Description changed) {
        model.descriptions().describe(row, changed);
        write();
    }

    private void write() {
        if (writing != null) {
            writing.cancel(false); // An older result must not replace a newer one.
        }
        List<UploadRow> shown = done;
        if (!shown.isEmpty()) {
            writing =
                    model.links()
                            .write(
                                    shown.subList(0, Math.min(LinkChoice.MAX_LINES, shown.size())),
                                    link::setText,
                                    error -> link.setText(ErrorText.of(error)));
        }
    }
}
