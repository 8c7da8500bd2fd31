package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
    void isAtTheBottomWhereNothingElseIs() {
        say();

        assertThat(box.getBoundsInParent().getCenterX()).isBetween(298.0, 302.0);
        assertThat(box.getBoundsInParent().getMaxY()).isBetween(330.0, 360.0);
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

        for (Node control : List.of(save, use, more, name)) {
            assertThat(shown(box).intersects(shown(control))).as(control.toString()).isFalse();
        }
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
