package io.dropsize.image;

import java.util.List;

/**
 * Provides formats, as a service of {@link java.util.ServiceLoader}. This program's own provider is
 * the registry of its codecs.
 */
public interface FormatProvider {
    /** Returns the formats, common ones first. Formats that the engine can read are codecs. */
    List<? extends FormatDetector> formats();
}
