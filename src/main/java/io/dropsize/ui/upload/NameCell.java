package io.dropsize.ui.upload;

import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.rows.RowView;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.scene.text.Text;

import java.util.List;
import java.util.stream.IntStream;

/** The source's name above its size, and its destination if the header shows another. */
final class NameCell extends TwoLineCell {
    /** The width of the cell besides its text. */
    private static final double PADDING = 16;

    /** The number of neighbours above and below from which the name must be distinguishable. */
    private static final int NEAR = 12;

    private final Text measured = new Text();

    NameCell() {
        super("row-name", "row-minor");
        tooltip(() -> getItem() == null ? "" : getItem().name());
        widthProperty()
                .addListener(
                        (_, _, _) -> {
                            if (getItem() != null && getTableRow() != null) {
                                UploadRow row = getTableRow().getItem();
                                if (row != null) {
                                    show(row, getItem());
                                }
                            }
                        });
    }

    private List<String> neighbours() {
        List<UploadRow> rows = getTableView().getItems();
        int index = getIndex();
        return IntStream.rangeClosed(
                        Math.max(0, index - NEAR), Math.min(rows.size() - 1, index + NEAR))
                .mapToObj(other -> rows.get(other).now().name())
                .toList();
    }

    private boolean fits(String name) {
        if (getWidth() == 0) {
            return true;
        }
        measured.setText(name);
        measured.setFont(upperFont());
        return measured.getLayoutBounds().getWidth() <= getWidth() - PADDING;
    }

    @Override
    void show(UploadRow row, RowView view) {
        // There is no room for the source's size as well.
        lines(
                DistinctName.of(view.name(), neighbours(), this::fits),
                view.destination().isEmpty()
                        ? view.source()
                        : Texts.of("upload.row.elsewhere", view.destination()));
    }
}
