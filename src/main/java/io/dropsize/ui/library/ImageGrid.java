package io.dropsize.ui.library;

import io.dropsize.ui.library.GridSelection.Gesture;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Images in a grid, or one per line. Only visible rows exist. It is a list of rows whose own
 * selection is disabled: {@link GridSelection} selects images.
 */
public final class ImageGrid extends ListView<Integer> {
    static final double GAP = 12;

    private static final double CARD_WIDTH = 124;
    private static final double CARD_WORDS = 76;
    private static final double LINE_HEIGHT = 49;
    private static final double BAR_WIDTH = 16;

    private final ReadOnlyIntegerWrapper columns = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyDoubleWrapper tileWidth = new ReadOnlyDoubleWrapper(CARD_WIDTH);
    private GridSelection selection = new GridSelection();
    private @Nullable ThumbnailLoader thumbnails;
    private Supplier<PictureSets> sets = () -> PictureSets.NONE;
    private Runnable opening = () -> {};
    private Mode mode = Mode.GRID;
    private final AnimationTimer firstRows = new FirstRows();
    private int readyRows;

    /** The layout of the images. */
    enum Mode {
        GRID,
        LIST
    }

    public ImageGrid() {
        getStyleClass().add("image-grid");
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        widthProperty().addListener(_ -> arrange());
        focusedProperty().addListener(_ -> leadFrom());
        sceneProperty().addListener(_ -> imagesChanged());
    }

    /**
     * Sets the content.
     *
     * @param length of an image with all its copies, in bytes
     * @param onOpen called for Enter and a double click
     */
    void show(
            GridSelection images,
            ThumbnailLoader loader,
            Supplier<PictureSets> among,
            Runnable onOpen) {
        selection = images;
        thumbnails = loader;
        sets = among;
        opening = onOpen;
        setCellFactory(_ -> new ImageRow(this, images));
        images.changes().addListener(_ -> imagesChanged());
        arrange();
    }

    ReadOnlyIntegerProperty columns() {
        return columns.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty tileWidth() {
        return tileWidth.getReadOnlyProperty();
    }

    double tileHeight() {
        return getFixedCellSize() - (mode == Mode.LIST ? 0 : GAP);
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode next) {
        mode = next;
        arrange();
        refresh();
        selection.lead().ifPresent(this::scrollToImage);
    }

    void open() {
        opening.run();
    }

    Tile newTile() {
        ThumbnailLoader loader = thumbnails;
        if (loader == null) {
            throw new IllegalStateException("show() comes first");
        }
        return mode == Mode.GRID ? Tile.card(loader, sets) : Tile.line(loader, sets);
    }

    /** All positions depend on the width. */
    private void arrange() {
        double room = Math.max(CARD_WIDTH, getWidth() - BAR_WIDTH);
        int across = mode == Mode.LIST ? 1 : (int) ((room + GAP) / (CARD_WIDTH + GAP));
        double width = Math.floor((room - (across - 1) * GAP) / across);
        tileWidth.set(width);
        columns.set(across);
        setFixedCellSize(
                mode == Mode.LIST ? LINE_HEIGHT : Math.round(width * 0.75) + CARD_WORDS + GAP);
        imagesChanged();
    }

    private void imagesChanged() {
        int all = Math.ceilDiv(selection.items().size(), columns.get());
        if (readyRows < all && getScene() != null) {
            firstRows.start();
        }
        int rows = Math.min(readyRows, all);
        int before = getItems().size();
        if (rows > before) {
            getItems().addAll(IntStream.range(before, rows).boxed().toList());
        } else if (rows < before) {
            getItems().remove(rows, before);
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /**
     * Adds the first visible rows one per pulse, because new tiles with their styles take long; the
     * rows below them have no tiles yet.
     */
    private final class FirstRows extends AnimationTimer {
        @Override
        public void handle(long nanos) {
            readyRows =
                    readyRows * getFixedCellSize() > getHeight()
                            ? Integer.MAX_VALUE
                            : readyRows + 1;
            stop();
            imagesChanged();
        }
    }

    private void keyPressed(KeyEvent key) {
        OptionalInt target = keys().target(key.getCode(), selection.lead());
        if (target.isPresent() && !key.isAltDown()) {
            selection.apply(target.getAsInt(), gesture(key));
            scrollToImage(target.getAsInt());
            key.consume();
        } else if (key.getCode() == KeyCode.SPACE && selection.lead().isPresent()) {
            Gesture gesture = key.isShortcutDown() ? Gesture.TOGGLE : Gesture.REPLACE;
            selection.apply(selection.lead().getAsInt(), gesture);
            key.consume();
        } else if (key.getCode() == KeyCode.A && key.isShortcutDown()) {
            selection.selectAll();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !selection.selected().get().isEmpty()) {
            selection.clear();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            open();
            key.consume();
        }
    }

    private static Gesture gesture(KeyEvent key) {
        if (key.isShiftDown()) {
            return Gesture.EXTEND;
        }
        return key.isShortcutDown() ? Gesture.MOVE : Gesture.REPLACE;
    }

    private GridKeys keys() {
        int seen = (int) (getHeight() / getFixedCellSize());
        return new GridKeys(selection.items().size(), columns.get(), seen);
    }

    /** Keyboard users see where the arrow keys will start. */
    private void leadFrom() {
        if (isFocused() && selection.lead().isEmpty() && !selection.items().isEmpty()) {
            selection.apply(0, Gesture.MOVE);
        }
    }

    private void scrollToImage(int index) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index / columns.get());
        }
    }

    private @Nullable Node tile(int index) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getVisibleCell(index / columns.get()) instanceof ImageRow row) {
            return row.tile(index).orElse(null);
        }
        return null;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case FOCUS_ITEM ->
                    selection.lead().isPresent() ? tile(selection.lead().getAsInt()) : null;
            case ITEM_COUNT -> selection.items().size();
            case ITEM_AT_INDEX -> tile((Integer) parameters[0]);
            case MULTIPLE_SELECTION -> true;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
