package io.dropsize.ui.upload;

import io.dropsize.image.ImageFormat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The formats that can be dropped, common ones first. */
final class Formats {
    private static final List<ImageFormat> ORDER =
            List.of(
                    ImageFormat.JPEG,
                    ImageFormat.PNG,
                    ImageFormat.WEBP,
                    ImageFormat.GIF,
                    ImageFormat.HEIC,
                    ImageFormat.AVIF,
                    ImageFormat.TIFF,
                    ImageFormat.BMP,
                    ImageFormat.PSD,
                    ImageFormat.ICO);

    private Formats() {}

    /** Formats that are supported everywhere, without a system library. */
    static String everywhere() {
        return words(format -> format != ImageFormat.HEIC && format != ImageFormat.AVIF);
    }

    static String words(Predicate<ImageFormat> read) {
        return ORDER.stream()
                .filter(read)
                .map(ImageFormat::title)
                .collect(Collectors.joining(" · "));
    }
}
