package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One object in a bucket.
 *
 * @param mediaType only where the service said it ({@link ObjectStore#head} does, {@link
 *     ObjectStore#list} doesn't)
 * @param etag without quotes
 * @param recipe what {@link Upload#recipe} was when it was put, where the service keeps metadata
 */
public record ObjectInfo(
        String key,
        long bytes,
        Instant modified,
        @Nullable String mediaType,
        @Nullable String etag,
        @Nullable String recipe) {}
