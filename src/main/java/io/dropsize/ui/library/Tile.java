package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.ToLongFunction;

/** One image in the grid, or one line of the list. */
final class Tile extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");

    private final ThumbnailPane thumbnail;
    private final TileName name = new TileName();
    private final Label facts = new Label();
    private final ToLongFunction<ObjectInfo> lengths;
    private @Nullable ObjectInfo object;
    private boolean selected;

    private Tile(ThumbnailLoader loader, ToLongFunction<ObjectInfo> lengths) {
        this.lengths = lengths;
        thumbnail = new ThumbnailPane(loader);
        facts.getStyleClass().add("facts");
        facts.setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        Tooltips.onHover(this, this::key);
    }

    /**
     * @param lengths the displayed length of an image, in bytes
     */
    static Tile card(ThumbnailLoader loader, ToLongFunction<ObjectInfo> lengths) {
        Tile tile = new Tile(loader, lengths);
        VBox words = new VBox(tile.name, tile.facts);
        words.getStyleClass().add("words");
        VBox.setVgrow(tile.thumbnail, Priority.ALWAYS);
        tile.build("card", new VBox(tile.thumbnail, words));
        return tile;
    }

    /**
     * @param lengths the displayed length of an image, in bytes
     */
    static Tile line(ThumbnailLoader loader, ToLongFunction<ObjectInfo> lengths) {
        Tile tile = new Tile(loader, lengths);
        tile.name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(tile.name, Priority.ALWAYS);
        tile.build("line", new HBox(tile.thumbnail, tile.name, tile.facts));
        return tile;
    }

    private void build(String kind, Pane content) {
        content.getStyleClass().add("content");
        getStyleClass().addAll("tile", kind);
        getChildren().add(content);
    }

    void show(ObjectInfo next) {
        if (next.equals(object)) {
            return;
        }
        object = next;
        String words =
                Texts.of(
                        "library.facts",
                        Amounts.bytes(lengths.applyAsLong(next)),
                        Amounts.age(next.modified(), Instant.now(), ZoneId.systemDefault()));
        name.show(ObjectName.of(next));
        facts.setText(words);
        setAccessibleText(Texts.of("library.tile.accessible", ObjectName.of(next), words));
        thumbnail.show(next);
        setVisible(true);
    }

    private String key() {
        return object == null ? "" : object.key();
    }

    void clear() {
        object = null;
        thumbnail.clear();
        setVisible(false);
    }

    void mark(boolean isSelected, boolean leads) {
        boolean other = selected != isSelected;
        selected = isSelected;
        pseudoClassStateChanged(SELECTED, isSelected);
        pseudoClassStateChanged(LEAD, leads);
        if (other) {
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? (Object) selected
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
