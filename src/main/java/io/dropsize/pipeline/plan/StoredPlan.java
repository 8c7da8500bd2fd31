package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;

/**
 * The part of a {@link Plan} that the journal stores.
 *
 * @param format the source's
 * @param width of the source, in pixels
 * @param height of the source, in pixels
 * @param frames of the source
 * @param bytes of the source
 */
public record StoredPlan(
        String key,
        String contentKey,
        String format,
        int width,
        int height,
        int frames,
        long bytes,
        String copyFormat,
        int copyWidth,
        int copyHeight) {

    public static StoredPlan of(Plan plan) {
        ImageInfo info = plan.info();
        RenderSpec spec = plan.spec();
        return new StoredPlan(
                plan.key(),
                plan.contentKey(),
                info.format().name(),
                info.width(),
                info.height(),
                info.frames(),
                info.bytes(),
                spec.format().name(),
                spec.width(),
                spec.height());
    }

    /** The plan as far as it is stored: enough to display it and to create a link to its result. */
    public Plan plan(Source source, Preset preset) {
        ImageInfo info =
                new ImageInfo(ImageFormat.valueOf(format), width, height, false, frames, bytes);
        RenderSpec spec =
                new RenderSpec(
                        copyWidth,
                        copyHeight,
                        false,
                        ImageFormat.valueOf(copyFormat),
                        preset.coding(),
                        preset.metadata(),
                        preset.allowDamaged());
        return new Plan(source, info, spec, key, contentKey);
    }
}
