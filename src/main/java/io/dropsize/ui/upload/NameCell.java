package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Hints;
import io.dropsize.ui.kit.Texts;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source's name above its size, and where it goes if the header says otherwise. */
final class NameCell extends TwoLineCell {
    NameCell() {
        super("row-name", "row-minor");
    }

    @Override
    void show(UploadRow row, RowView view) {
        String elsewhere =
                view.destination().isEmpty()
                        ? ""
                        : Texts.of("upload.row.elsewhere", view.destination());
        lines(
                view.name(),
                Stream.of(elsewhere, view.source())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(" · ")));
        hint(Hints.wrapped(view.name()));
    }
}
