package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;
import io.dropsize.ui.kit.Tooltips;

import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** One line of text, with a longer text as its tooltip. */
final class TextCell extends TableCell<PastUpload, String> {
    private final Function<PastUpload, String> more;

    /**
     * @param more the tooltip of an upload; empty for none
     */
    TextCell(Function<PastUpload, String> more) {
        this.more = more;
        Tooltips.onHover(this, this::details);
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean none) {
        super.updateItem(text, none);
        setText(none ? null : text);
    }

    private String details() {
        PastUpload upload = isEmpty() || getTableRow() == null ? null : getTableRow().getItem();
        return upload == null ? "" : more.apply(upload);
    }
}
