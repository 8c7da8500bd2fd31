package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/** Opens addresses of images without credentials, as visitors do. */
@FunctionalInterface
public interface Visitor {
    /**
     * What a visitor's browser receives.
     *
     * @param mediaType the Content-Type header
     * @param cacheControl the Cache-Control header
     */
    record Visit(@Nullable String mediaType, @Nullable String cacheControl) {}

    /**
     * Blocks and honours interruption.
     *
     * @throws io.dropsize.error.DropsizeException if no image can be opened
     */
    Visit visit(URI address);
}
