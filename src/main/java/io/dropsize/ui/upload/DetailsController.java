package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.LinkForm;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Hints;
import io.dropsize.ui.kit.Texts;

import javafx.beans.value.ChangeListener;
import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Wires the side panel of the Upload view: the selected row, large, with its link. */
final class DetailsController {
    private final UploadViewModel model;
    private final Pictures pictures;
    private final Background background;
    private final Desk desk;
    private final ChangeListener<RowView> follow = (_, before, now) -> rowChanged(before, now);
    private @Nullable UploadRow row;
    private @Nullable Task<Pictures.Comparison> comparing;
    private boolean pictured;

    @FXML private Region content;
    @FXML private CompareView compare;
    @FXML private ProgressIndicator busy;
    @FXML private TextField name;
    @FXML private Label fixedName;
    @FXML private Label note;
    @FXML private Label sentence;
    @FXML private Region linkPart;
    @FXML private ToggleGroup forms;
    @FXML private TextArea link;
    @FXML private TextField alt;
    @FXML private Button open;

    DetailsController(UploadViewModel model, Pictures pictures, Background background, Desk desk) {
        this.model = model;
        this.pictures = pictures;
        this.background = background;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        forms.selectedToggleProperty().addListener((_, before, now) -> formChosen(before, now));
        alt.textProperty().addListener((_, _, words) -> altTyped(words));
        name.focusedProperty().addListener((_, _, focused) -> renameUnless(focused));
        name.addEventFilter(
                KeyEvent.KEY_PRESSED, event -> renameUnless(event.getCode() != KeyCode.ENTER));
        name.managedProperty().bind(name.visibleProperty());
        fixedName.managedProperty().bind(fixedName.visibleProperty());
        Tooltip whole = Hints.wrapped("");
        whole.textProperty().bind(fixedName.textProperty());
        fixedName.setTooltip(whole);
        sentence.managedProperty().bind(sentence.visibleProperty());
        linkPart.managedProperty().bind(linkPart.visibleProperty());
        show(null);
    }

    /** Shows this row from now on. */
    void show(@Nullable UploadRow next) {
        renameUnless(false); // What is typed is for the row that has been shown until now.
        if (row != null) {
            row.view().removeListener(follow);
        }
        row = next;
        content.setVisible(next != null);
        if (next == null) {
            return;
        }
        next.view().addListener(follow);
        alt.setText(next.alt());
        name.setText(next.source().name());
        showWords(next);
        showPictures(next);
    }

    @FXML
    private void copyLink() {
        if (row != null) {
            model.copyLinks(List.of(row), form());
        }
    }

    @FXML
    private void openLink() {
        if (row != null) {
            row.done().ifPresent(done -> desk.open(done.published().link()));
        }
    }

    private void rowChanged(RowView before, RowView now) {
        if (row == null) {
            return;
        }
        showWords(row);
        boolean planChanged =
                now.state() == RowState.REVIEW && !before.result().equals(now.result());
        boolean beginsAnew = before.state().retryable() && !now.state().retryable();
        boolean fetched = !pictured && row.source().isFetched();
        if (planChanged || beginsAnew || fetched) {
            showPictures(row);
        }
    }

    private void showWords(UploadRow shown) {
        RowView view = shown.now();
        showName(shown.source().name(), view.state() == RowState.REVIEW);
        note.setText(shown.note());
        sentence.setText(view.detail() == null ? "" : view.detail());
        sentence.setVisible(view.detail() != null);
        boolean done = shown.done().isPresent();
        if (done && !linkPart.isVisible()) {
            linkPart.setVisible(true);
            writeLink(shown);
        } else if (!done) {
            linkPart.setVisible(false);
        } else {
            writeLink(shown);
        }
        open.setDisable(!done);
    }

    private void showName(String now, boolean mayChange) {
        if (!name.isFocused()) {
            name.setText(now);
        }
        name.setVisible(mayChange);
        fixedName.setText(now);
        fixedName.setVisible(!mayChange);
    }

    private void showPictures(UploadRow shown) {
        if (comparing != null) {
            comparing.cancel();
        }
        compare.show(null, null, "", "");
        pictured = shown.source().isFetched();
        busy.setVisible(pictured);
        if (!pictured) {
            return;
        }
        pictures.thumbnail(
                shown,
                small -> {
                    if (shown == row && busy.isVisible()) {
                        compare.show(small, null, "", "");
                    }
                });
        comparing =
                pictures.compare(
                        shown, both -> compared(shown, both), error -> notCompared(shown, error));
    }

    private void compared(UploadRow shown, Pictures.Comparison both) {
        if (shown != row) {
            return;
        }
        busy.setVisible(false);
        compare.show(
                both.original(),
                both.result(),
                Texts.of("upload.compare.original", Amounts.bytes(both.originalBytes())),
                Texts.of("upload.compare.result", Amounts.bytes(both.resultBytes())));
    }

    private void notCompared(UploadRow shown, DropsizeException error) {
        if (shown == row) {
            busy.setVisible(false);
            sentence.setText(ErrorText.of(error));
            sentence.setVisible(true);
        }
    }

    private void writeLink(UploadRow shown) {
        LinkForm form = form();
        background.run(
                () -> model.link(shown, form),
                text -> {
                    if (shown == row && form == form()) {
                        link.setText(text);
                    }
                },
                error -> link.setText(ErrorText.of(error)));
    }

    private void formChosen(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            forms.selectToggle(before);
        } else if (row != null && row.done().isPresent()) {
            writeLink(row);
        }
    }

    private LinkForm form() {
        Toggle chosen = forms.getSelectedToggle();
        return chosen == null
                ? LinkForm.URL
                : LinkForm.valueOf(String.valueOf(chosen.getUserData()));
    }

    private void altTyped(String words) {
        if (row != null) {
            row.alt(words);
            if (row.done().isPresent()) {
                writeLink(row);
            }
        }
    }

    /** An empty name is none: the old one stays. */
    private void renameUnless(boolean typing) {
        if (typing || row == null) {
            return;
        }
        String typed = name.getText().strip();
        if (row.state() == RowState.REVIEW
                && !typed.isEmpty()
                && !typed.equals(row.source().name())) {
            row.rename(typed);
            alt.setText(row.alt());
        }
        name.setText(row.source().name());
    }
}
