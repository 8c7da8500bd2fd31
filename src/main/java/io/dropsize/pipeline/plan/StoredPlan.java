package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;

import java.util.List;

/**
 * The part of a {@link Plan} that the journal stores.
 *
 * @param format of the source
 * @param width of the source, in pixels
 * @param height of the source, in pixels
 * @param frames of the source
 * @param bytes of the source
 * @param copies at least one
 */
public record StoredPlan(
        String format, int width, int height, int frames, long bytes, List<Copy> copies) {
    public StoredPlan {
        copies = List.copyOf(copies);
    }

    /**
     * A variant of the plan.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public record Copy(String key, String contentKey, String format, int width, int height) {
        private static Copy of(Variant variant) {
            RenderSpec spec = variant.spec();
            return new Copy(
                    variant.key(),
                    variant.contentKey(),
                    spec.format().name(),
                    spec.width(),
                    spec.height());
        }

        private Variant variant(Preset preset) {
            RenderSpec spec =
                    new RenderSpec(
                            width,
                            height,
                            false,
                            ImageFormat.valueOf(format),
                            preset.coding(),
                            preset.metadata(),
                            preset.allowDamaged());
            return new Variant(spec, key, contentKey);
        }
    }

    public static StoredPlan of(Plan plan) {
        ImageInfo info = plan.info();
        return new StoredPlan(
                info.format().name(),
                info.width(),
                info.height(),
                info.frames(),
                info.bytes(),
                plan.variants().stream().map(Copy::of).toList());
    }

    /**
     * Returns a plan with the stored values, which are enough to display it and to create a link to
     * its result.
     */
    public Plan plan(Source source, Preset preset) {
        ImageInfo info =
                new ImageInfo(ImageFormat.valueOf(format), width, height, false, frames, bytes);
        return new Plan(source, info, copies.stream().map(copy -> copy.variant(preset)).toList());
    }

    /** Returns the plan with the stored keys of equal copies. */
    public Plan withStoredKeys(Plan fresh) {
        return fresh.with(fresh.variants().stream().map(this::withStoredKeys).toList());
    }

    private Variant withStoredKeys(Variant fresh) {
        return copies.stream()
                .filter(copy -> copy.contentKey().equals(fresh.contentKey()))
                .findFirst()
                .map(copy -> fresh.named(copy.key()))
                .orElse(fresh);
    }
}
