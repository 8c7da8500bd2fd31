package io.dropsize.ui.kit;

import io.dropsize.image.Pixels;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.nio.IntBuffer;

/** Converts decoded pictures to JavaFX images. Thread-safe. */
public final class PixelImages {
    private PixelImages() {}

    public static Image of(Pixels pixels) {
        return new WritableImage(
                new PixelBuffer<>(
                        pixels.width(),
                        pixels.height(),
                        IntBuffer.wrap(pixels.argb()),
                        PixelFormat.getIntArgbPreInstance()));
    }
}
