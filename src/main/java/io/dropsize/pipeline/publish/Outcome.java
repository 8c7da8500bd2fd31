package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Picture;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A job's result. */
public sealed interface Outcome {
    /**
     * All copies are published.
     *
     * @param copies in the order of the plan's variants
     * @param placeholder of the picture; null if unknown, and for copies in a folder
     */
    record Done(Plan plan, List<PublishedCopy> copies, @Nullable Placeholder placeholder)
            implements Outcome {
        public Done {
            copies = List.copyOf(copies);
            if (copies.size() != plan.variants().size()) {
                throw new IllegalArgumentException("a copy is missing");
            }
        }

        /**
         * Creates the result of a single copy.
         *
         * @param bytes its length
         */
        public Done(Plan plan, long bytes, Published published) {
            this(plan, List.of(new PublishedCopy(published, bytes)), null);
        }

        /** Returns the same of a source with this description. */
        public Done described(Description description) {
            Source source = plan.source();
            Description complete = description.orAlt(source.description().alt());
            return new Done(plan.of(source.with(complete)), copies, placeholder);
        }

        /** Returns the length of all copies. */
        public long bytes() {
            return copies.stream().mapToLong(PublishedCopy::bytes).sum();
        }

        /**
         * Returns the copies as one picture.
         *
         * @param address returns the address of a copy
         */
        public Picture picture(Function<Published, URI> address) {
            List<Picture.Variant> variants = new ArrayList<>();
            for (int i = 0; i < copies.size(); i++) {
                RenderSpec spec = plan.variants().get(i).spec();
                variants.add(
                        new Picture.Variant(
                                address.apply(copies.get(i).published()),
                                spec.format().mediaType(),
                                spec.width(),
                                spec.height(),
                                copies.get(i).bytes()));
            }
            return new Picture(variants, placeholder);
        }

        /**
         * The length in bytes of the copy that a browser fetches, as {@link Picture#fetched}
         * chooses it.
         */
        public long bytesFetched(int viewport, int density) {
            return picture(Published::link).fetched(viewport, density).bytes();
        }

        /**
         * Returns the first copy with the first warning of any copy. It counts as existing before
         * only if all copies existed, and a mirror has it only if it has all copies.
         */
        public Published published() {
            Published first = copies.getFirst().published();
            return new Published(
                    first.key(),
                    first.link(),
                    copies.stream().allMatch(copy -> copy.published().alreadyThere()),
                    copies.stream()
                            .map(copy -> copy.published().warning())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    mirrors());
        }

        /** The result of each mirror, with the first error of any copy. */
        private List<MirrorResult> mirrors() {
            Map<String, MirrorResult> results = new LinkedHashMap<>();
            for (PublishedCopy copy : copies) {
                for (MirrorResult result : copy.published().mirrors()) {
                    results.merge(
                            result.destination(),
                            result,
                            (before, next) ->
                                    before.failed() ? before : next.failed() ? next : before);
                }
            }
            return List.copyOf(results.values());
        }
    }

    record Failed(DropsizeException error) implements Outcome {}

    record Cancelled() implements Outcome {}
}
