package io.dropsize.ui.library;

import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.PublishedCopy;
import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.kit.Texts;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The responsive pictures among a destination's objects. The first copy of a picture stands for all
 * of them. A picture of which a copy is missing is not a set: its copies are shown individually.
 */
final class PictureSets {
    static final PictureSets NONE = new PictureSets(Map.of(), Set.of());

    private final Map<String, PictureSet> byFirstKey;
    private final Set<String> otherKeys;

    /**
     * A responsive picture.
     *
     * @param copies in the order of the plan's variants
     */
    record PictureSet(Outcome.Done upload, List<ObjectInfo> copies) {}

    private PictureSets(Map<String, PictureSet> byFirstKey, Set<String> otherKeys) {
        this.byFirstKey = byFirstKey;
        this.otherKeys = otherKeys;
    }

    /**
     * Finds the uploaded pictures whose copies all exist.
     *
     * @param uploads newest first; of several with the same object, the newest counts
     * @param address the current public address of a key; empty if there is none
     */
    static PictureSets of(
            List<ObjectInfo> images,
            List<Outcome.Done> uploads,
            Function<String, Optional<URI>> address) {
        if (uploads.isEmpty()) {
            return NONE;
        }
        Map<String, ObjectInfo> there =
                images.stream().collect(Collectors.toMap(ObjectInfo::key, i -> i, (one, _) -> one));
        Map<String, PictureSet> sets = new HashMap<>();
        Set<String> others = new HashSet<>();
        for (Outcome.Done upload : uploads) {
            List<ObjectInfo> copies = new ArrayList<>();
            for (PublishedCopy copy : upload.copies()) {
                String key = copy.published().key();
                ObjectInfo object = there.get(key);
                if (object != null
                        && address.apply(key).equals(Optional.of(copy.published().link()))) {
                    copies.add(object);
                }
            }
            boolean complete = copies.size() == upload.copies().size();
            boolean taken =
                    copies.stream()
                            .map(ObjectInfo::key)
                            .anyMatch(key -> sets.containsKey(key) || others.contains(key));
            if (complete && !taken) {
                sets.put(copies.getFirst().key(), new PictureSet(upload, copies));
                copies.stream().skip(1).map(ObjectInfo::key).forEach(others::add);
            }
        }
        return new PictureSets(sets, others);
    }

    /** The images, with the first copy only of each set. */
    List<ObjectInfo> collapse(List<ObjectInfo> images) {
        return otherKeys.isEmpty()
                ? images
                : images.stream().filter(image -> !otherKeys.contains(image.key())).toList();
    }

    /** The set that this image stands for. */
    Optional<PictureSet> find(ObjectInfo image) {
        return Optional.ofNullable(byFirstKey.get(image.key()));
    }

    /** The image, or all copies of the set that it stands for. */
    List<ObjectInfo> copies(ObjectInfo image) {
        return find(image).map(PictureSet::copies).orElse(List.of(image));
    }

    /** The name of the image, or of the source of the set that it stands for. */
    String name(ObjectInfo image) {
        return find(image)
                .map(set -> set.upload().plan().source().name())
                .orElseGet(() -> ObjectName.of(image));
    }

    /** The length of {@link #copies} in bytes. */
    long bytes(ObjectInfo image) {
        return copies(image).stream().mapToLong(ObjectInfo::bytes).sum();
    }

    /** The number of copies and their widths, or the media type of a single one. */
    String kind(ObjectInfo image) {
        PictureSet set = find(image).orElse(null);
        if (set == null) {
            return ImageFormat.ofName(image.key()).map(ImageFormat::mediaType).orElse("");
        }
        IntSummaryStatistics widths =
                set.upload().plan().variants().stream()
                        .mapToInt(variant -> variant.spec().width())
                        .summaryStatistics();
        return Texts.of(
                "library.kind.copies", set.copies().size(), widths.getMin(), widths.getMax());
    }
}
