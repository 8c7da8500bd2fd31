package io.dropsize.ui.upload;

import io.dropsize.image.ImageFormat;

import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The formats that can be dropped, common ones first. */
final class Formats {
    private Formats() {}

    /** Formats that are supported everywhere, without a system library. */
    static String everywhere() {
        return names(format -> !format.needsLibrary());
    }

    static String names(Predicate<ImageFormat> read) {
        return ImageFormat.values().stream()
                .filter(read)
                .map(ImageFormat::title)
                .collect(Collectors.joining(" · "));
    }
}
