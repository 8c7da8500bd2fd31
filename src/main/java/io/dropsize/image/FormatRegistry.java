package io.dropsize.image;

import java.util.List;
import java.util.ServiceLoader;

/** All formats, those of this program first. Loaded at the first use. */
public final class FormatRegistry {
    private static final List<FormatDetector> DETECTORS =
            ServiceLoader.load(FormatProvider.class, FormatRegistry.class.getClassLoader()).stream()
                    .<FormatDetector>flatMap(provider -> provider.get().formats().stream())
                    .toList();

    private static final List<ImageFormat> FORMATS =
            DETECTORS.stream().map(FormatDetector::format).toList();

    private FormatRegistry() {}

    public static List<FormatDetector> detectors() {
        return DETECTORS;
    }

    static List<ImageFormat> formats() {
        return FORMATS;
    }
}
