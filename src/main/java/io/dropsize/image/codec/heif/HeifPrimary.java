package io.dropsize.image.codec.heif;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.codec.Header;
import io.dropsize.image.container.HeifBoxes;
import io.dropsize.image.container.HeifException;
import io.dropsize.image.container.HeifItem;
import io.dropsize.image.container.HeifItems;
import io.dropsize.image.container.HeifReferences;
import io.dropsize.image.container.IsoBox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The primary picture of a HEIF file: its coded item, all parts of that item, and its
 * transformations. Parsed without libheif, so neither the order of boxes nor other content of the
 * file matters.
 */
final class HeifPrimary {
    private static final int FULL_BOX_BYTES = 4;
    private static final int MATRIX_AT = 8;
    private static final int PIXI_DEPTHS_AT = 5;
    private static final int AV1_DEPTH_AT = 2;
    private static final int AV1_DEEP = 0x40;
    private static final int HEVC_DEPTH_AT = 17;
    private static final int HEVC_DEEP = 7;

    /** The only item types that are passed to libheif. */
    private static final Set<String> PICTURES = Set.of("hvc1", "av01", "grid", "iden", "iovl");

    private static final Set<String> ALPHA =
            Set.of(
                    "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
                    "urn:mpeg:hevc:2015:auxid:1",
                    "urn:mpeg:avc:2015:auxid:1");

    /** H.273 matrices that libheif converts correctly. */
    private static final Set<Integer> MATRICES = Set.of(0, 1, 2, 4, 5, 6, 7, 8, 9, 12);

    /** Selects one of several layers; libheif decodes the most detailed one. */
    private static final Set<String> LAYERS = Set.of("a1op", "lsel", "a1lx");

    private final HeifItems items;
    private final HeifItem coded;
    private final HeifTransform transform;
    private final boolean transparent;
    private final Map<Integer, HeifItem> parts = new LinkedHashMap<>();
    private final List<HeifItems.Reference> references = new ArrayList<>();

    private HeifPrimary(HeifItems items, List<HeifItem> chain) {
        this.items = items;
        this.coded = chain.getLast();
        addPart(coded);
        IsoBox size = size(coded);
        HeifTransform shown = HeifTransform.none(number(size, 0), number(size, Integer.BYTES));
        for (HeifItem item : chain.reversed()) {
            for (HeifItem.Property property : item.properties()) {
                shown = shown.then(property.box());
            }
        }
        this.transform = shown;
        this.transparent = chain.stream().anyMatch(this::addAlpha);
        parts.values().forEach(HeifPrimary::requireKnown);
    }

    /**
     * Parses the boxes of a file.
     *
     * @throws HeifException if there is no primary picture, or libheif can't decode its type
     */
    static HeifPrimary of(byte[] file) {
        HeifReferences.check(file);
        HeifItems items =
                HeifItems.of(file).orElseThrow(() -> HeifException.damaged("no meta box"));
        HeifItem item =
                items.primary().orElseThrow(() -> HeifException.damaged("no primary picture"));
        var chain = new ArrayList<>(List.of(item));
        while (item.type().equals("iden")) {
            HeifItem identity = item;
            item =
                    items.from(item, "dimg")
                            .flatMap(reference -> reference.to().stream())
                            .findFirst()
                            .flatMap(items::item)
                            .orElseThrow(() -> HeifException.damaged("nothing to derive from"));
            requireKnown(identity);
            chain.add(item);
        }
        return new HeifPrimary(items, chain);
    }

    Header header(ImageFormat format) {
        return new Header(
                format,
                transform.width(),
                transform.height(),
                transform.orientation(),
                transparent,
                HeifBoxes.frames(items.file()));
    }

    /** Returns the visible part of the coded picture. */
    HeifTransform transform() {
        return transform;
    }

    int codedWidth() {
        return number(size(coded), 0);
    }

    int codedHeight() {
        return number(size(coded), Integer.BYTES);
    }

    boolean transparent() {
        return transparent;
    }

    /** Returns the pixels of the largest coded or derived picture among the parts. */
    long maxPixels() {
        return parts.values().stream()
                .map(part -> part.property("ispe"))
                .flatMap(Optional::stream)
                .mapToLong(size -> (long) number(size, 0) * number(size, Integer.BYTES))
                .max()
                .orElse(0);
    }

    /** Returns whether samples have more than 8 bits, according to the boxes. */
    boolean deep() {
        return parts.values().stream()
                .flatMap(part -> part.properties().stream())
                .anyMatch(HeifPrimary::isDeep);
    }

    private static boolean isDeep(HeifItem.Property property) {
        IsoBox box = property.box();
        return switch (property.type()) {
            case "pixi" -> box.number(PIXI_DEPTHS_AT, 1) > Byte.SIZE;
            case "av1C" -> (box.number(AV1_DEPTH_AT, 1) & AV1_DEEP) != 0;
            case "hvcC" -> (box.number(HEVC_DEPTH_AT, 1) & HEVC_DEEP) != 0;
            default -> false;
        };
    }

    /** Returns whether all AV1 items are monochrome. */
    boolean grey() {
        List<IsoBox> codings =
                parts.values().stream()
                        .flatMap(part -> part.all("av1C"))
                        .map(HeifItem.Property::box)
                        .toList();
        return !codings.isEmpty() && codings.stream().allMatch(HeifBoxes::isMonochrome);
    }

    /** Returns whether the decoded picture may be larger than its size property. */
    boolean layered() {
        return coded.properties().stream().map(HeifItem.Property::type).anyMatch(LAYERS::contains);
    }

    byte[] file() {
        return items.file();
    }

    /**
     * Returns whether there are AV1 items only, and libaom decodes the same layer of them as other
     * decoders.
     */
    boolean suitsStrictAv1() {
        return !layered() && parts.values().stream().noneMatch(part -> part.type().equals("hvc1"));
    }

    /**
     * Checks that the file contains all data of its items.
     *
     * @throws HeifException if the file shows that data of the picture is missing or overwritten
     */
    void requireComplete() {
        items.all().forEach(item -> item.requireInside(file()));
        parts.values().stream()
                .filter(part -> part.type().equals("hvc1"))
                .forEach(part -> HevcUnits.require(part, file()));
    }

    /**
     * Returns the picture's item first, then all items that it depends on, each with the data that
     * the file contains.
     */
    List<HeifItem> parts() {
        return List.copyOf(parts.values());
    }

    /** Returns the references between the parts. */
    List<HeifItems.Reference> references() {
        return List.copyOf(references);
    }

    /**
     * Whether this part's rotation and crop must be hidden from libheif, because Dropsize applies
     * them.
     */
    boolean isTransformedHere(HeifItem part) {
        return part.id() == coded.id()
                || references.stream()
                        .filter(reference -> reference.type().equals("auxl"))
                        .filter(reference -> reference.to().contains(coded.id()))
                        .anyMatch(reference -> reference.from() == part.id());
    }

    private void addPart(HeifItem item) {
        if (parts.putIfAbsent(item.id(), item.inside(file())) != null) {
            return;
        }
        if (item.type().isEmpty()) {
            throw HeifException.damaged("an item without a type");
        }
        if (!PICTURES.contains(item.type())) {
            throw HeifException.unsupported("item type " + item.type());
        }
        items.from(item, "dimg").forEach(reference -> addParts(item, reference));
        if (item.id() != coded.id()) {
            addAlpha(item);
        }
    }

    private void addParts(HeifItem whole, HeifItems.Reference reference) {
        references.add(reference);
        HeifDerivation.require(whole, reference.to().size(), file());
        for (int id : reference.to()) {
            addPart(items.item(id).orElseThrow(() -> HeifException.damaged("a part is missing")));
        }
    }

    /** Adds the alpha plane of an item of the chain, or of a part; false if it has none. */
    private boolean addAlpha(HeifItem item) {
        Optional<HeifItem> alpha =
                items.referringTo(item, "auxl").filter(HeifPrimary::isAlpha).findFirst();
        if (alpha.isEmpty()) {
            return false;
        }
        HeifItem plane = alpha.get();
        int owner = parts.containsKey(item.id()) ? item.id() : coded.id();
        references.add(new HeifItems.Reference("auxl", plane.id(), List.of(owner)));
        if (items.from(item, "prem")
                .anyMatch(premultiplied -> premultiplied.to().contains(plane.id()))) {
            references.add(new HeifItems.Reference("prem", owner, List.of(plane.id())));
        }
        addPart(plane);
        return true;
    }

    private static boolean isAlpha(HeifItem item) {
        return item.property("auxC")
                .map(box -> box.string(FULL_BOX_BYTES))
                .filter(ALPHA::contains)
                .isPresent();
    }

    private static void requireKnown(HeifItem item) {
        item.all("colr")
                .map(HeifItem.Property::box)
                .filter(box -> box.text(box.content()).equals("nclx"))
                .map(box -> box.number(MATRIX_AT, Short.BYTES))
                .filter(matrix -> !MATRICES.contains(matrix))
                .findFirst()
                .ifPresent(
                        matrix -> {
                            throw HeifException.unsupported("matrix coefficients " + matrix);
                        });
    }

    static boolean convertsMatrix(int matrix) {
        return MATRICES.contains(matrix);
    }

    private static IsoBox size(HeifItem item) {
        IsoBox size = item.property("ispe").orElseThrow(() -> HeifException.damaged("no size"));
        if (Stream.of(0, Integer.BYTES).anyMatch(at -> number(size, at) <= 0)) {
            throw HeifException.damaged("a picture without pixels");
        }
        return size;
    }

    private static int number(IsoBox size, int at) {
        return size.number(FULL_BOX_BYTES + at, Integer.BYTES);
    }
}
