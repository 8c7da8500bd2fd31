package io.dropsize.pipeline.plan;

import io.dropsize.image.RenderSpec;

/**
 * One copy that a plan makes of its source.
 *
 * @param spec size, format, quality and metadata of the copy
 * @param key the object's key, or the file's name
 * @param contentKey the content key: SHA-256 of the source's bytes and of everything that
 *     determines this copy, in hexadecimal digits; equal for equal copies
 */
public record Variant(RenderSpec spec, String key, String contentKey) {
    Variant named(String other) {
        return new Variant(spec, other, contentKey);
    }
}
