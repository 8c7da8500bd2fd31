package io.dropsize.ui.upload;

import javafx.css.PseudoClass;

/** The copy's size above the relative change. */
final class ResultCell extends TwoLineCell {
    private static final PseudoClass LARGER = PseudoClass.getPseudoClass("larger");

    ResultCell() {
        super("row-result", "row-saved");
    }

    @Override
    void show(UploadRow row, RowView view) {
        pseudoClassStateChanged(LARGER, view.saved().startsWith("+"));
        lines(view.result(), view.saved());
    }
}
