package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Hints;

/** The source's name above its size. */
final class NameCell extends TwoLineCell {
    NameCell() {
        super("row-name", "row-minor");
    }

    @Override
    void show(UploadRow row, RowView view) {
        lines(view.name(), view.source());
        hint(Hints.wrapped(view.name()));
    }
}
