package io.dropsize.image.container;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The values of a HEIC or AVIF file's boxes, parsed without libheif. */
public final class HeifBoxes {
    private static final int FULL_BOX_BYTES = 4;
    private static final int COUNT_AT = 8;
    private static final int AV1_KIND_AT = 2;
    private static final int AV1_GREY = 0x10;

    /** Boxes that may contain text or other data besides pictures. */
    private static final Set<String> HIDING_PLACES =
            Set.of("uuid", "udes", "udta", "xml ", "bxml", "moov", "free", "skip");

    private HeifBoxes() {}

    /** Returns the number of pictures in an image sequence; 1 for a file without one. */
    public static int frames(byte[] file) {
        return IsoBox.of(file).stream()
                .filter(box -> box.type().equals("moov"))
                .flatMap(movie -> movie.all("trak"))
                .flatMap(track -> track.all("mdia"))
                .flatMap(media -> media.all("minf"))
                .flatMap(information -> information.all("stbl"))
                .flatMap(table -> table.all("stsz"))
                .mapToInt(sizes -> sizes.number(COUNT_AT, Integer.BYTES))
                .filter(count -> count > 0)
                .max()
                .orElse(1);
    }

    /** Returns whether the file has moving pictures, and no still one. */
    public static boolean isSequenceOnly(byte[] file) {
        List<String> types = IsoBox.of(file).stream().map(IsoBox::type).toList();
        return types.contains("moov") && !types.contains("meta");
    }

    /**
     * The types of all non-structural content: items, ICC profiles, and boxes that may contain
     * metadata.
     */
    public static Set<String> contents(byte[] file) {
        List<IsoBox> top = IsoBox.of(file);
        var found = new TreeSet<String>();
        addHidden(top, found);
        for (IsoBox box : top) {
            if (box.type().equals("meta")) {
                addHidden(box.children(FULL_BOX_BYTES), found);
                addItems(box, found);
                addProperties(box, found);
            }
        }
        return found;
    }

    private static void addHidden(List<IsoBox> boxes, Set<String> found) {
        boxes.stream().map(IsoBox::type).filter(HIDING_PLACES::contains).forEach(found::add);
    }

    private static void addItems(IsoBox meta, Set<String> found) {
        for (IsoBox item : items(meta)) {
            found.add(itemType(item));
        }
    }

    /** Returns the {@code infe} boxes, which hold an item's number, type and name. */
    static List<IsoBox> items(IsoBox meta) {
        return meta.child("iinf", FULL_BOX_BYTES)
                .map(
                        box -> {
                            int countBytes = box.number(0, 1) == 0 ? Short.BYTES : Integer.BYTES;
                            return box.children(FULL_BOX_BYTES + countBytes);
                        })
                .orElse(List.of());
    }

    /** Returns an item's type: four letters, or its MIME type. */
    static String itemType(IsoBox item) {
        int at = FULL_BOX_BYTES + itemNumberBytes(item) + Short.BYTES;
        String type = item.text(item.content() + at);
        if (!type.equals("mime")) {
            return type;
        }
        String name = item.string(at + Integer.BYTES);
        return item.string(at + Integer.BYTES + name.length() + 1);
    }

    /**
     * Returns the size of an item's number in bytes; its protection index, of two bytes, follows.
     */
    static int itemNumberBytes(IsoBox item) {
        return item.number(0, 1) < 3 ? Short.BYTES : Integer.BYTES;
    }

    /** Returns whether this {@code av1C} box describes a monochrome picture. */
    public static boolean isMonochrome(IsoBox box) {
        return (box.number(AV1_KIND_AT, 1) & AV1_GREY) != 0;
    }

    /** Returns whether the picture is described by a {@code mini} box instead of {@code meta}. */
    public static boolean isMinimized(byte[] file) {
        List<String> types = IsoBox.of(file).stream().map(IsoBox::type).toList();
        return types.contains("mini") && !types.contains("meta");
    }

    private static List<IsoBox> properties(IsoBox meta) {
        return meta.child("iprp", FULL_BOX_BYTES)
                .flatMap(box -> box.child("ipco", 0))
                .map(box -> box.children(0))
                .orElse(List.of());
    }

    private static void addProperties(IsoBox meta, Set<String> found) {
        List<IsoBox> properties = properties(meta);
        addHidden(properties, found);
        for (IsoBox property : properties) {
            if (property.type().equals("colr")) {
                found.add(property.text(property.content()));
            }
        }
    }
}
