package io.dropsize.ui.settings.endpoint;

import io.dropsize.settings.EndpointSettings;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ImmediateSetting;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Controller of the endpoint's permissions: the token, allowed origins and folders. */
public final class ConsentController {
    private final ImmediateSetting settings;
    private final DesktopServices desk;

    @FXML private CheckBox noToken;
    @FXML private VBox origins;
    @FXML private VBox folders;

    public ConsentController(ImmediateSetting settings, DesktopServices desk) {
        this.settings = settings;
        this.desk = desk;
    }

    @FXML
    private void initialize() {
        settings.follow(this::show);
        noToken.selectedProperty()
                .addListener((_, _, now) -> change(old -> old.withTokenRequired(!now)));
    }

    @FXML
    private void addFolder() {
        desk.chooseFolder().ifPresent(chosen -> change(old -> old.withFolder(chosen)));
    }

    private void change(UnaryOperator<EndpointSettings> change) {
        settings.change(all -> all.withEndpoint(change.apply(all.endpoint())));
        show();
    }

    private void show() {
        EndpointSettings now = settings.get().endpoint();
        noToken.setSelected(!now.tokenRequired());
        list(origins, now.origins(), "settings.editors.origins.none", this::originRow);
        list(folders, now.folders(), "settings.editors.folders.none", this::folderRow);
    }

    private static <T> void list(VBox box, List<T> values, String none, Function<T, Node> row) {
        List<Node> rows =
                values.isEmpty()
                        ? List.of(note(Texts.of(none)))
                        : values.stream().map(row).toList();
        box.getChildren().setAll(rows);
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().add("form-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private Node originRow(String origin) {
        return row(origin, () -> change(old -> old.withoutOrigin(origin)));
    }

    private Node folderRow(Path folder) {
        return row(folder.toString(), () -> change(old -> old.withoutFolder(folder)));
    }

    private static Node row(String name, Runnable remove) {
        Label label = new Label(name);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Button button = new Button(Texts.of("settings.editors.remove"));
        button.setAccessibleText(Texts.of("settings.editors.remove.accessible", name));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> remove.run());
        HBox row = new HBox(label, button);
        row.getStyleClass().add("form-line");
        return row;
    }
}
