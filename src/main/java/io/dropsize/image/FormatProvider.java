package io.dropsize.image;

import java.util.List;

/**
 * Provides formats, as a service of {@link java.util.ServiceLoader}. This program's own provider is
 * the registry of its codecs.
 */
public interface FormatProvider {
    /** The formats, common ones first; codecs, if the engine can read them. */
    List<? extends FormatDetector> formats();
}
