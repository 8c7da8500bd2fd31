package io.dropsize.ui.library;

import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeItem;
import javafx.scene.shape.Rectangle;

import org.controlsfx.control.BreadCrumbBar;

import java.util.List;

/**
 * The folders of the selected image. Choosing one limits the Library to it, and choosing the
 * destination shows all images again. Invisible without folders. On the JavaFX thread.
 */
final class FolderBar {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final BreadCrumbBar<String> bar;
    private final LibraryModel model;

    /**
     * @param bar its values are prefixes of keys
     */
    FolderBar(BreadCrumbBar<String> bar, LibraryModel model) {
        this.bar = bar;
        this.model = model;
    }

    void follow() {
        bar.setAutoNavigationEnabled(false);
        bar.setCrumbFactory(this::crumb);
        bar.setOnCrumbAction(event -> model.folder().set(event.getSelectedCrumb().getValue()));
        var visible = new Rectangle();
        visible.widthProperty().bind(bar.widthProperty());
        visible.heightProperty().bind(bar.heightProperty());
        bar.setClip(visible);
        model.selection().selected().addListener(_ -> show());
        model.folder().addListener(_ -> show());
        show();
    }

    /** The folders in this key, as the deepest item of a path that begins with all images. */
    static TreeItem<String> path(String key) {
        TreeItem<String> item = new TreeItem<>("");
        for (int end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
            TreeItem<String> folder = new TreeItem<>(key.substring(0, end + 1));
            item.getChildren().add(folder);
            item = folder;
        }
        return item;
    }

    private void show() {
        List<ObjectInfo> selected = model.selection().selected().get();
        TreeItem<String> path =
                path(selected.size() == 1 ? selected.getFirst().key() : model.folder().get());
        bar.setSelectedCrumb(path);
        bar.setVisible(path.getParent() != null);
    }

    private Button crumb(TreeItem<String> item) {
        String folder = item.getValue();
        boolean all = folder.isEmpty();
        String name = all ? destination() : name(folder);
        var crumb = new BreadCrumbBar.BreadCrumbButton(name);
        crumb.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        crumb.setAccessibleText(
                all ? Texts.of("library.folder.all") : Texts.of("library.folder.only", name));
        crumb.setTooltip(Tooltips.wrapped(crumb.getAccessibleText()));
        crumb.pseudoClassStateChanged(CHOSEN, !all && folder.equals(model.folder().get()));
        return crumb;
    }

    private String destination() {
        return model.destination().map(Destination::name).orElse("");
    }

    /** The last folder of a path that ends with a slash. */
    static String name(String folder) {
        String path = folder.substring(0, folder.length() - 1);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
