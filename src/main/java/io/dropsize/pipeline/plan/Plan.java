package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;

/**
 * Everything that will be made of a source, before work begins.
 *
 * @param info the source's properties
 * @param spec size, format, quality and metadata of the copy
 * @param key the object's key, or the file's name
 * @param contentKey the content key: SHA-256 of the source's bytes and the preset, in hexadecimal
 *     digits; equal for equal copies
 */
public record Plan(Source source, ImageInfo info, RenderSpec spec, String key, String contentKey) {

    /** Whether an animation becomes a still picture. */
    public boolean losesAnimation() {
        return info.animated() && !(info.format().animates() && spec.format().animates());
    }

    /** The same with another key. */
    public Plan named(String other) {
        return new Plan(source, info, spec, other, contentKey);
    }
}
