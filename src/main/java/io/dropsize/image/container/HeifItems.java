package io.dropsize.image.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The items of a HEIF file and their references, as listed in the first {@code meta} box. Unknown
 * boxes, such as {@code uuid}, are skipped everywhere.
 */
public final class HeifItems {
    private static final int FULL_BOX_BYTES = 4;
    private static final int ESSENTIAL = 0x80;

    private final byte[] file;
    private final IsoBox meta;
    private final int primary;
    private final Map<Integer, HeifItem> items = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();

    /**
     * A typed reference from one item to others.
     *
     * @param to in the order of the file
     */
    public record Reference(String type, int from, List<Integer> to) {}

    private HeifItems(byte[] file, IsoBox meta) {
        this.file = file;
        this.meta = meta;
        this.primary = child("pitm").map(HeifItems::number).orElse(0);
        Map<Integer, List<HeifItem.Extent>> extents = HeifLocations.of(meta);
        Map<Integer, List<HeifItem.Property>> properties = properties();
        for (IsoBox item : HeifBoxes.items(meta)) {
            int id = item.number(FULL_BOX_BYTES, HeifBoxes.itemNumberBytes(item));
            items.putIfAbsent(
                    id,
                    new HeifItem(
                            id,
                            HeifBoxes.itemType(item),
                            extents.getOrDefault(id, List.of()),
                            properties.getOrDefault(id, List.of())));
        }
        child("iref").ifPresent(this::addReferences);
    }

    /** Reads the items; empty for a file without a {@code meta} box. */
    public static Optional<HeifItems> of(byte[] file) {
        return IsoBox.of(file).stream()
                .filter(box -> box.type().equals("meta"))
                .findFirst()
                .map(meta -> new HeifItems(file, meta));
    }

    public byte[] file() {
        return file;
    }

    public Optional<HeifItem> primary() {
        return item(primary);
    }

    public Optional<HeifItem> item(int id) {
        return Optional.ofNullable(items.get(id));
    }

    public Stream<HeifItem> all() {
        return items.values().stream();
    }

    Stream<HeifItem> ofType(String type) {
        return items.values().stream().filter(item -> item.type().equals(type));
    }

    /** Returns the references of this type from an item. */
    public Stream<Reference> from(HeifItem item, String type) {
        return references.stream()
                .filter(reference -> reference.from() == item.id())
                .filter(reference -> reference.type().equals(type));
    }

    /** Returns the items with references of this type to this one. */
    public Stream<HeifItem> referringTo(HeifItem item, String type) {
        return references.stream()
                .filter(reference -> reference.type().equals(type))
                .filter(reference -> reference.to().contains(item.id()))
                .map(reference -> items.get(reference.from()))
                .filter(from -> from != null);
    }

    private Optional<IsoBox> child(String type) {
        return meta.child(type, FULL_BOX_BYTES);
    }

    private static int number(IsoBox box) {
        return box.number(FULL_BOX_BYTES, box.number(0, 1) == 0 ? Short.BYTES : Integer.BYTES);
    }

    private Map<Integer, List<HeifItem.Property>> properties() {
        Optional<IsoBox> all = child("iprp");
        List<IsoBox> boxes =
                all.flatMap(box -> box.child("ipco", 0))
                        .map(box -> box.children(0))
                        .orElse(List.of());
        var found = new HashMap<Integer, List<HeifItem.Property>>();
        all.stream()
                .flatMap(box -> box.all("ipma"))
                .forEach(associations -> addAssociations(associations, boxes, found));
        return found;
    }

    private static void addAssociations(
            IsoBox box, List<IsoBox> properties, Map<Integer, List<HeifItem.Property>> found) {
        int idBytes = box.number(0, 1) == 0 ? Short.BYTES : Integer.BYTES;
        int indexBytes = (box.number(3, 1) & 1) == 0 ? 1 : Short.BYTES;
        int essential = ESSENTIAL << (indexBytes - 1) * Byte.SIZE;
        int count = box.number(FULL_BOX_BYTES, Integer.BYTES);
        int at = FULL_BOX_BYTES + Integer.BYTES;
        for (int i = 0; i < count && box.content() + at < box.end(); i++) {
            var own = found.computeIfAbsent(box.number(at, idBytes), _ -> new ArrayList<>());
            int associations = box.number(at + idBytes, 1);
            at += idBytes + 1;
            for (int j = 0; j < associations; j++, at += indexBytes) {
                int association = box.number(at, indexBytes);
                int index = association & ~essential;
                if (index >= 1 && index <= properties.size()) {
                    boolean marked = (association & essential) != 0;
                    own.add(new HeifItem.Property(properties.get(index - 1), marked));
                }
            }
        }
    }

    private void addReferences(IsoBox all) {
        int idBytes = all.number(0, 1) == 0 ? Short.BYTES : Integer.BYTES;
        for (IsoBox box : all.children(FULL_BOX_BYTES)) {
            int count = box.number(idBytes, Short.BYTES);
            var to = new ArrayList<Integer>();
            for (int i = 0; i < count; i++) {
                int at = idBytes + Short.BYTES + i * idBytes;
                if (box.content() + at >= box.end()) {
                    break;
                }
                to.add(box.number(at, idBytes));
            }
            references.add(new Reference(box.type(), box.number(0, idBytes), List.copyOf(to)));
        }
    }
}
