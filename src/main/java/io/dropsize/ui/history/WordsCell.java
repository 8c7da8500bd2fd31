package io.dropsize.ui.history;

import io.dropsize.history.Upload;
import io.dropsize.ui.kit.Hints;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Words in one line, and more where the mouse rests. */
final class WordsCell extends TableCell<Upload, String> {
    private final Function<Upload, String> more;

    /**
     * @param more the words that are said of what was uploaded; empty for none
     */
    WordsCell(Function<Upload, String> more) {
        this.more = more;
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(@Nullable String words, boolean none) {
        super.updateItem(words, none);
        Upload upload = none || getTableRow() == null ? null : getTableRow().getItem();
        setText(none ? null : words);
        String said = upload == null ? "" : more.apply(upload);
        setTooltip(said.isEmpty() ? null : Hints.wrapped(said));
    }
}
