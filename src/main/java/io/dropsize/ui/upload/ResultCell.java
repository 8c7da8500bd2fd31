package io.dropsize.ui.upload;

/** The copy's size above how much smaller it is. */
final class ResultCell extends TwoLineCell {
    ResultCell() {
        super("row-result", "row-saved");
    }

    @Override
    void show(UploadRow row, RowView view) {
        lines(view.result(), view.saved());
    }
}
