package io.dropsize.ui.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.ui.kit.FxThrottle;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;
import io.dropsize.ui.upload.compare.CompareController;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Controller of the Upload view's side panel: the selected rows with their links. */
final class DetailsController {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final CompareController compare;
    private final LinkController links;
    private final ChangeListener<RowView> follow = (_, before, now) -> rowChanged(before, now);
    private final FxThrottle update = new FxThrottle(this::showLinks);
    private List<UploadRow> shown = List.of();

    /** The only selected row; null if none or several are selected. */
    private @Nullable UploadRow row;

    /** The reason why the row has no comparison. */
    private @Nullable String notCompared;

    @FXML private Region content;
    @FXML private Region picture;
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
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        Tooltip whole = Tooltips.wrapped("");
        whole.textProperty().bind(fixedName.textProperty());
        fixedName.setTooltip(whole);
        content.setVisible(false);
    }

    /** Shows these rows: one with its images, several with their links only. */
    void show(List<UploadRow> next) {
        if (next.equals(shown)) {
            return;
        }
        renameUnless(false); // The typed text belongs to the row that has been shown until now.
        shown.forEach(each -> each.view().removeListener(follow));
        shown = next;
        row = next.size() == 1 ? next.getFirst() : null;
        next.forEach(each -> each.view().addListener(follow));
        content.setVisible(!next.isEmpty());
        picture.setVisible(row != null);
        if (row == null) {
            compare.clear();
            showSeveral();
            return;
        }
        name.setText(row.source().name());
        compare(row);
        showWords(row);
    }

    /** Opens the uploaded image of the only selected row, if it is done. */
    void open() {
        links.openLink();
    }

    private void showSeveral() {
        showName(Texts.of("upload.several", shown.size()), false);
        note.setText("");
        sentence.setVisible(false);
        showLinks();
    }

    private void showLinks() {
        links.show(shown);
    }

    private void rowChanged(RowView before, RowView now) {
        if (row == null) {
            if (before.state() != now.state()) {
                update.trigger(); // one update for many rows
            }
            return;
        }
        showWords(row);
        boolean planChanged =
                now.state() == RowState.REVIEW && !now.preset().equals(before.preset());
        boolean beginsAnew = before.state().retryable() && !now.state().retryable();
        boolean fetched = !compare.isPictured() && row.source().isFetched();
        if (planChanged || beginsAnew || fetched) {
            compare(row);
        }
    }

    private void showWords(UploadRow single) {
        RowView view = single.now();
        showName(single.source().name(), view.state() == RowState.REVIEW);
        note.setText(single.note());
        String detail = view.detail();
        showSentence(
                detail == null ? notCompared : detail, detail == null || !view.state().active());
        showLinks();
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
        notCompared = ErrorText.of(error);
        showSentence(notCompared, true);
    }

    private void compare(UploadRow single) {
        notCompared = null;
        compare.show(single, this::notCompared);
    }

    private void showSentence(@Nullable String text, boolean isProblem) {
        sentence.setText(text == null ? "" : text);
        sentence.setVisible(text != null);
        sentence.pseudoClassStateChanged(PROBLEM, isProblem);
    }

    /** Renames the row unless the user is still typing. An empty name is ignored. */
    private void renameUnless(boolean typing) {
        if (typing || row == null) {
            return;
        }
        String typed = name.getText().strip();
        if (row.state() == RowState.REVIEW
                && !typed.isEmpty()
                && !typed.equals(row.source().name())) {
            row.rename(typed);
            showLinks();
        }
        name.setText(row.source().name());
    }
}
