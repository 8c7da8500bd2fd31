package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageInfo;
import io.dropsize.image.RenderSpec;

import java.util.List;

/**
 * The copies that will be made of a source, determined before work begins.
 *
 * @param info the source's properties
 * @param variants at least one; the first one is shown and linked where there is space for one only
 */
public record Plan(Source source, ImageInfo info, List<Variant> variants) {
    public Plan {
        variants = List.copyOf(variants);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("nothing to make");
        }
    }

    /** Creates a plan with one variant. */
    public Plan(Source source, ImageInfo info, RenderSpec spec, String key, String contentKey) {
        this(source, info, List.of(new Variant(spec, key, contentKey)));
    }

    /** Returns whether a browser can choose among several copies. */
    public boolean isResponsive() {
        return variants.size() > 1;
    }

    /** Returns the specification of the first variant. */
    public RenderSpec spec() {
        return variants.getFirst().spec();
    }

    /** Returns the first variant's key. */
    public String key() {
        return variants.getFirst().key();
    }

    /** Returns the first variant's content key. */
    public String contentKey() {
        return variants.getFirst().contentKey();
    }

    /** Returns whether an animation becomes a still picture. */
    public boolean losesAnimation() {
        return info.animated() && !(info.format().animates() && spec().format().animates());
    }

    /** Returns this plan with another key for the first variant. */
    public Plan named(String other) {
        return with(
                variants.stream()
                        .map(one -> one == variants.getFirst() ? one.named(other) : one)
                        .toList());
    }

    /** Returns this plan of a source that may have another description. */
    public Plan of(Source described) {
        return new Plan(described, info, variants);
    }

    /** Returns this plan with other variants. */
    public Plan with(List<Variant> others) {
        return new Plan(source, info, others);
    }

    /**
     * Returns a plan for each variant. If there are several, their sources' names contain the
     * width.
     */
    public List<Plan> each() {
        return isResponsive()
                ? variants.stream()
                        .map(one -> new Plan(sized(one.spec().width()), info, List.of(one)))
                        .toList()
                : List.of(this);
    }

    private Source sized(int width) {
        return source.renamed(Widths.suffixed(source.name(), width));
    }
}
