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
import java.util.function.Supplier;

/** One image in the grid, or one line of the list. */
final class Tile extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");

    private final ThumbnailPane thumbnail;
    private final NameLabel name = new NameLabel(2);
    private final Label facts = new Label();
    private final Supplier<PictureSets> sets;
    private @Nullable ObjectInfo object;
    private @Nullable PictureSets shown;
    private boolean selected;

    private Tile(ThumbnailLoader loader, Supplier<PictureSets> sets) {
        this.sets = sets;
        thumbnail = new ThumbnailPane(loader);
        facts.getStyleClass().add("facts");
        facts.setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        Tooltips.onHover(this, this::key);
    }

    /**
     * @param sets the current responsive pictures among the images
     */
    static Tile card(ThumbnailLoader loader, Supplier<PictureSets> sets) {
        Tile tile = new Tile(loader, sets);
        VBox labels = new VBox(tile.name, tile.facts);
        labels.getStyleClass().add("tile-text");
        VBox.setVgrow(tile.thumbnail, Priority.ALWAYS);
        tile.build("card", new VBox(tile.thumbnail, labels));
        return tile;
    }

    /**
     * @param sets the current responsive pictures among the images
     */
    static Tile line(ThumbnailLoader loader, Supplier<PictureSets> sets) {
        Tile tile = new Tile(loader, sets);
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
        PictureSets among = sets.get();
        if (next.equals(object) && among == shown) {
            return;
        }
        object = next;
        shown = among;
        String text =
                Texts.of(
                        "library.facts",
                        Amounts.bytes(among.bytes(next)),
                        Amounts.age(next.modified(), Instant.now(), ZoneId.systemDefault()));
        name.show(among.name(next));
        facts.setText(text);
        setAccessibleText(Texts.of("library.tile.accessible", among.name(next), text));
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
