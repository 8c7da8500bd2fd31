package io.dropsize.ui.kit;

import javafx.scene.image.Image;

import java.util.List;
import java.util.Objects;

/** The program's icon in the sizes that desktops require. Thread-safe. */
public final class Icons {
    /** Widths and heights in pixels. */
    public static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private Icons() {}

    public static List<Image> all() {
        return SIZES.stream().map(Icons::of).toList();
    }

    /**
     * @param size one of {@link #SIZES}
     */
    public static Image of(int size) {
        String file = "/icons/dropsize-" + size + ".png";
        return new Image(
                Objects.requireNonNull(Icons.class.getResource(file), file).toExternalForm());
    }
}
