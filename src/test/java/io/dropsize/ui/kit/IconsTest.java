package io.dropsize.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.ui.Window;

import javafx.scene.image.Image;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

@Tag("window")
class IconsTest {
    @Test
    void thereIsAnIconOfEverySize() throws Exception {
        Window.startToolkit();

        List<Image> icons = Icons.all();

        assertThat(icons).extracting(Image::getException).containsOnlyNulls();
        assertThat(icons)
                .extracting(icon -> (int) icon.getWidth())
                .containsExactlyElementsOf(Icons.SIZES);
        assertThat(icons)
                .extracting(icon -> (int) icon.getHeight())
                .containsExactlyElementsOf(Icons.SIZES);
    }
}
