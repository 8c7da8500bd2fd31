package io.dropsize.ui.library;

import io.dropsize.ui.library.GridSelection.Gesture;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of the grid: one tile per column. */
final class ImageRow extends ListCell<Integer> {
    private final ImageGrid grid;
    private final GridSelection selection;
    private final HBox box = new HBox(ImageGrid.GAP);
    private final List<Tile> tiles = new ArrayList<>();
    private final InvalidationListener follow = _ -> show();
    private ImageGrid.@Nullable Mode made;

    ImageRow(ImageGrid grid, GridSelection selection) {
        this.grid = grid;
        this.selection = selection;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setOnMousePressed(_ -> selection.clear());
        selection.changes().addListener(new WeakInvalidationListener(follow));
        grid.columns().addListener(new WeakInvalidationListener(follow));
        grid.tileWidth().addListener(new WeakInvalidationListener(follow));
    }

    @Override
    protected void updateItem(@Nullable Integer row, boolean empty) {
        super.updateItem(row, empty);
        show();
    }

    /** The tile of this image, if it is in this row. */
    Optional<Tile> tile(int index) {
        Integer row = getItem();
        int column = row == null ? -1 : index - row * tiles.size();
        return column >= 0 && column < tiles.size() && !isEmpty()
                ? Optional.of(tiles.get(column))
                : Optional.empty();
    }

    private void show() {
        Integer row = getItem();
        if (isEmpty() || row == null) {
            setGraphic(null);
            tiles.forEach(Tile::clear);
            return;
        }
        makeTiles();
        for (int column = 0; column < tiles.size(); column++) {
            int index = row * tiles.size() + column;
            Tile tile = tiles.get(column);
            tile.setPrefSize(grid.tileWidth().get(), grid.tileHeight());
            tile.setMaxHeight(grid.tileHeight());
            if (index < selection.items().size()) {
                tile.show(selection.items().get(index));
                boolean leads =
                        selection.lead().isPresent() && selection.lead().getAsInt() == index;
                tile.mark(selection.isSelected(index), leads);
            } else {
                tile.clear();
            }
        }
        setGraphic(box);
    }

    private void makeTiles() {
        if (made == grid.mode() && tiles.size() == grid.columns().get()) {
            return;
        }
        tiles.forEach(Tile::clear);
        tiles.clear();
        made = grid.mode();
        for (int column = 0; column < grid.columns().get(); column++) {
            Tile tile = grid.newTile();
            int offset = column;
            tile.setOnMousePressed(press -> pressed(press, offset));
            tile.setOnMouseClicked(this::clicked);
            tiles.add(tile);
        }
        box.getChildren().setAll(tiles);
    }

    /** The list's own selection of rows must not handle it. */
    private void pressed(MouseEvent press, int column) {
        press.consume();
        grid.requestFocus();
        int index = getItem() * tiles.size() + column;
        boolean keeps = press.getButton() == MouseButton.SECONDARY && selection.isSelected(index);
        if (!keeps) {
            selection.apply(index, gesture(press));
        }
    }

    private void clicked(MouseEvent click) {
        click.consume();
        if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
            grid.open();
        }
    }

    private static Gesture gesture(MouseEvent press) {
        if (press.isShiftDown()) {
            return Gesture.EXTEND;
        }
        return press.isShortcutDown() ? Gesture.TOGGLE : Gesture.REPLACE;
    }
}
