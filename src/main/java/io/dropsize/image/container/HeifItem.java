package io.dropsize.image.container;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One item of a HEIF file (ISO/IEC 23008-12): a coded or derived picture, or metadata.
 *
 * @param type four letters, or the item's MIME type
 * @param extents the positions of its data in the file, in order
 * @param properties its own property boxes, in the order of their association
 */
public record HeifItem(int id, String type, List<Extent> extents, List<Property> properties) {

    /**
     * A range of the file.
     *
     * @param length in bytes
     */
    public record Extent(long offset, long length) {}

    /**
     * @param essential whether a reader that doesn't support the property must reject the item
     */
    public record Property(IsoBox box, boolean essential) {
        public String type() {
            return box.type();
        }
    }

    public Stream<Property> all(String propertyType) {
        return properties.stream().filter(property -> property.type().equals(propertyType));
    }

    public Optional<IsoBox> property(String propertyType) {
        return all(propertyType).map(Property::box).findFirst();
    }

    /** Bytes of data; may exceed the file's length. */
    public long length() {
        return extents.stream().mapToLong(Extent::length).sum();
    }

    /**
     * Returns the item's data.
     *
     * @throws HeifException if any of it is outside the file
     */
    public byte[] data(byte[] file) {
        var out = new ByteArrayOutputStream();
        for (Extent extent : extents) {
            requireInside(extent, file);
            out.write(file, (int) extent.offset(), (int) extent.length());
        }
        return out.toByteArray();
    }

    /**
     * Checks the position of the item's data without reading it.
     *
     * @throws HeifException if any of its data is outside the file
     */
    public void requireInside(byte[] file) {
        extents.forEach(extent -> requireInside(extent, file));
    }

    /**
     * Returns the same item with the part of its data that the file contains.
     *
     * @throws HeifException if it contains none
     */
    public HeifItem inside(byte[] file) {
        List<Extent> kept =
                extents.stream()
                        .filter(extent -> extent.offset() >= 0 && extent.length() > 0)
                        .filter(extent -> extent.offset() < file.length)
                        .map(extent -> inside(extent, file))
                        .toList();
        HeifItem item = new HeifItem(id, type, kept, properties);
        if (kept.isEmpty() || item.length() > file.length) {
            throw HeifException.damaged("an item without data");
        }
        return item;
    }

    private static Extent inside(Extent extent, byte[] file) {
        return new Extent(
                extent.offset(), Math.min(extent.length(), file.length - extent.offset()));
    }

    private static void requireInside(Extent extent, byte[] file) {
        if (extent.offset() < 0
                || extent.length() < 0
                || extent.offset() > file.length - extent.length()) {
            throw HeifException.damaged("an item ends outside the file");
        }
    }
}
