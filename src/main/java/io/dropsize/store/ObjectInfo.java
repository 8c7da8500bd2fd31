package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An object in a bucket.
 *
 * @param mediaType only if the service returned it ({@link ObjectStore#head} does, {@link
 *     ObjectStore#list} doesn't)
 * @param etag without quotes
 * @param contentKey the {@link Upload#contentKey} of its upload, if the service keeps metadata
 */
public record ObjectInfo(
        String key,
        long bytes,
        Instant modified,
        @Nullable String mediaType,
        @Nullable String etag,
        @Nullable String contentKey) {}
