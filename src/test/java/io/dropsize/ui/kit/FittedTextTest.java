package io.dropsize.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.ui.Window;

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

    private static boolean scrolls(VBox view, FittedText text, int length) {
        text.setText("x".repeat(length));
        view.applyCss();
        view.layout();
        return text.lookup(".scroll-bar:vertical").isVisible();
    }
}
