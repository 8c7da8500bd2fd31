package io.dropsize.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.ui.Window;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

@Tag("window")
class FittedTextTest {
    @Test
    void textOfAnyLengthIsShownWithoutAScrollBar() throws Exception {
        Window.startToolkit();
        FittedText text =
                Window.on(
                        () -> {
                            FittedText made = new FittedText();
                            made.getStyleClass().add("link-text");
                            return made;
                        });
        VBox view = Window.on(() -> new VBox(text));
        Window.show(view, 284, 500);

        List<Integer> cut =
                Window.on(
                        () ->
                                IntStream.rangeClosed(20, 140)
                                        .filter(length -> scrolls(view, text, length))
                                        .boxed()
                                        .toList());

        assertThat(cut).isEmpty();
    }

    @Test
    void aLinkIsWholeWhereThePictureAboveItCanShrink() throws Exception {
        Window.startToolkit();
        FittedText text = Window.on(FittedText::new);
        Region picture = new Region();
        picture.setMinHeight(50);
        picture.setPrefHeight(2_000);
        VBox view = Window.on(() -> new VBox(picture, text));
        Window.show(view, 284, 320);

        assertThat(Window.on(() -> scrolls(view, text, 90))).isFalse();
        assertThat(text.getHeight()).isEqualTo(text.prefHeight(text.getWidth()));
    }

    private static boolean scrolls(VBox view, FittedText text, int length) {
        text.setText("x".repeat(length));
        view.applyCss();
        view.layout();
        return text.lookup(".scroll-bar:vertical").isVisible();
    }
}
