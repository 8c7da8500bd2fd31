package io.dropsize.ui.shell;

import io.dropsize.ui.Window;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Where a message is shown. */
@Tag("window")
@SuppressWarnings("NullAway") // set in a lambda
class ToastTest {
    private HBox box;
    private BorderPane view;
    private Toast toast;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        Label words = Window.on(() -> new Label());
        HBox offers = Window.on(() -> new HBox());
        StackPane root =
                Window.on(
                        () -> {
                            view = new BorderPane();
                            box = new HBox(words, offers);
                            box.setVisible(false);
                            box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
                            box.getStyleClass().add("toast");
                            StackPane.setAlignment(box, Pos.BOTTOM_CENTER);
                            return new StackPane(view, box);
                        });
        Window.show(root, 600, 400);
        toast = Window.on(() -> new Toast(words, box, offers, view));
    }

    @Test
    void isAtTheBottomWhereNothingElseIs() throws Exception {
        say();

        Window.waitUntil(() -> Math.abs(shown(box).getCenterX() - view.getWidth() / 2) <= 2);
        Window.waitUntil(
                () ->
                        shown(box).getMaxY() < view.getHeight() - 30
                                && shown(box).getMaxY() > view.getHeight() - 80);
    }

    @Test
    void doesNotCoverButtonsLinksAndFields() throws Exception {
        Button save = new Button("Save");
        Button use = new Button("Use this destination");
        Hyperlink more = new Hyperlink("More about destinations and their settings");
        TextField name = new TextField("a name");
        HBox buttons = new HBox(save, use);
        buttons.setAlignment(Pos.CENTER);
        VBox form = new VBox(20, more, name, buttons);
        form.setAlignment(Pos.BOTTOM_CENTER);
        form.setStyle("-fx-padding: 0 0 50 0");
        Window.on(
                () -> {
                    view.setCenter(form);
                    return true;
                });

        say();

        List<Node> controls = List.of(save, use, more, name);
        Window.waitUntil(
                () ->
                        shown(box).getHeight() > 0
                                && controls.stream()
                                        .noneMatch(one -> shown(box).intersects(shown(one))));
    }

    @Test
    void movesAwayFromAButtonThatComesLater() throws Exception {
        say();
        Button use = new Button("Use this destination");
        HBox buttons = new HBox(use);
        buttons.setAlignment(Pos.CENTER);
        buttons.setStyle("-fx-padding: 0 0 50 0");
        Window.on(
                () -> {
                    view.setBottom(buttons);
                    return true;
                });

        Window.waitUntil(() -> !shown(box).intersects(shown(use)));
    }

    private void say() {
        Window.on(
                () -> {
                    toast.say("“Shop photos” saved", List.of());
                    return true;
                });
        Window.on(() -> true);
    }

    private static Bounds shown(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
