package io.dropsize.ui.upload;

/** The source's name above its size. */
final class NameCell extends TwoLineCell {
    NameCell() {
        super("row-name", "row-minor");
    }

    @Override
    void show(UploadRow row, RowView view) {
        lines(view.name(), view.source());
    }
}
