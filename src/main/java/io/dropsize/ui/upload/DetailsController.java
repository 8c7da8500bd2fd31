package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.ui.kit.Hints;

import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** Wires the side panel of the Upload view: the selected row, large, with its link. */
final class DetailsController {
    private final CompareController compare;
    private final LinkController links;
    private final ChangeListener<RowView> follow = (_, before, now) -> rowChanged(before, now);
    private @Nullable UploadRow row;

    @FXML private Region content;
    @FXML private TextField name;
    @FXML private Label fixedName;
    @FXML private Label note;
    @FXML private Label sentence;

    DetailsController(CompareController compare, LinkController links) {
        this.compare = compare;
        this.links = links;
    }

    @FXML
    private void initialize() {
        name.focusedProperty().addListener((_, _, focused) -> renameUnless(focused));
        name.addEventFilter(
                KeyEvent.KEY_PRESSED, event -> renameUnless(event.getCode() != KeyCode.ENTER));
        name.managedProperty().bind(name.visibleProperty());
        fixedName.managedProperty().bind(fixedName.visibleProperty());
        Tooltip whole = Hints.wrapped("");
        whole.textProperty().bind(fixedName.textProperty());
        fixedName.setTooltip(whole);
        sentence.managedProperty().bind(sentence.visibleProperty());
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
            links.show(null);
            compare.clear();
            return;
        }
        next.view().addListener(follow);
        name.setText(next.source().name());
        showWords(next);
        compare.show(next, this::notCompared);
    }

    private void rowChanged(RowView before, RowView now) {
        if (row == null) {
            return;
        }
        showWords(row);
        boolean planChanged =
                now.state() == RowState.REVIEW && !before.result().equals(now.result());
        boolean beginsAnew = before.state().retryable() && !now.state().retryable();
        boolean fetched = !compare.isPictured() && row.source().isFetched();
        if (planChanged || beginsAnew || fetched) {
            compare.show(row, this::notCompared);
        }
    }

    private void showWords(UploadRow shown) {
        RowView view = shown.now();
        showName(shown.source().name(), view.state() == RowState.REVIEW);
        note.setText(shown.note());
        sentence.setText(view.detail() == null ? "" : view.detail());
        sentence.setVisible(view.detail() != null);
        links.show(shown);
    }

    private void showName(String now, boolean mayChange) {
        if (!name.isFocused()) {
            name.setText(now);
        }
        name.setVisible(mayChange);
        fixedName.setText(now);
        fixedName.setVisible(!mayChange);
    }

    private void notCompared(DropsizeException error) {
        sentence.setText(ErrorText.of(error));
        sentence.setVisible(true);
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
            links.show(row);
        }
        name.setText(row.source().name());
    }
}
