package io.dropsize.image.codec.heif;

import io.dropsize.image.container.HeifException;
import io.dropsize.image.container.HeifItem;
import io.dropsize.image.container.HeifItems;
import io.dropsize.image.container.IsoBox;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a HEIF file with one picture and nothing else, in a layout that every version of libheif
 * reads: size before transformations, which are marked as essential, one extent per item, and no
 * item, property or box that decoding doesn't need. libheif never receives an original file.
 */
final class HeifRewriter {
    private static final int ESSENTIAL = 0x8000;
    private static final int HIDDEN = 1;
    private static final int ENTRY_VERSION = 2;
    private static final int MAX_PROPERTIES = 255;

    private final HeifPrimary picture;
    private final List<HeifItem> parts;
    private final Map<Integer, Integer> ids = new LinkedHashMap<>();
    private final Map<Integer, Integer> properties = new LinkedHashMap<>();
    private final Map<List<HeifItem.Extent>, Integer> offsets = new LinkedHashMap<>();
    private final ByteArrayOutputStream propertyBoxes = new ByteArrayOutputStream();
    private final int dataBytes;

    private HeifRewriter(HeifPrimary picture) {
        this.picture = picture;
        this.parts = picture.parts();
        long data = 0;
        for (HeifItem part : parts) {
            ids.put(part.id(), ids.size() + 1);
            if (!offsets.containsKey(part.extents())) {
                offsets.put(part.extents(), (int) data);
                data += part.length();
                if (data > picture.file().length) {
                    throw HeifException.damaged("items that share data");
                }
            }
        }
        dataBytes = (int) data;
    }

    /**
     * @param arena owns the file's memory
     */
    static MemorySegment write(HeifPrimary picture, Arena arena) {
        return new HeifRewriter(picture).write(arena);
    }

    private MemorySegment write(Arena arena) {
        byte[] type = box("ftyp", ascii("heic\0\0\0\0mif1heicavif"));
        byte[] associations = associations();
        int before = type.length + meta(0, associations).length + 2 * Integer.BYTES;
        byte[] meta = meta(before, associations);
        MemorySegment out = arena.allocate((long) before + dataBytes);
        ByteBuffer head = out.asSlice(0, before).asByteBuffer();
        head.put(type).put(meta).putInt(2 * Integer.BYTES + dataBytes).put(ascii("mdat"));
        for (var place : offsets.entrySet()) {
            long at = (long) before + place.getValue();
            for (HeifItem.Extent extent : place.getKey()) {
                MemorySegment.copy(
                        picture.file(),
                        (int) extent.offset(),
                        out,
                        ValueLayout.JAVA_BYTE,
                        at,
                        (int) extent.length());
                at += extent.length();
            }
        }
        return out;
    }

    private byte[] meta(int dataAt, byte[] associations) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(box("hdlr", numbers(0, 0), ascii("pict"), new byte[13]));
        content.writeBytes(box("pitm", numbers(0), shorts(1)));
        content.writeBytes(locations(dataAt));
        content.writeBytes(entries());
        content.writeBytes(
                box("iprp", box("ipco", propertyBoxes.toByteArray()), box("ipma", associations)));
        content.writeBytes(references());
        return box("meta", numbers(0), content.toByteArray());
    }

    private byte[] locations(int dataAt) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(shorts(0x4400, parts.size()));
        for (HeifItem part : parts) {
            content.writeBytes(shorts(id(part.id()), 0, 1));
            content.writeBytes(numbers(dataAt + place(part), (int) part.length()));
        }
        return box("iloc", numbers(0), content.toByteArray());
    }

    private byte[] entries() {
        var content = new ByteArrayOutputStream();
        content.writeBytes(shorts(parts.size()));
        for (HeifItem part : parts) {
            int hidden = part == parts.getFirst() ? 0 : HIDDEN;
            content.writeBytes(
                    box(
                            "infe",
                            numbers(ENTRY_VERSION << 24 | hidden),
                            shorts(id(part.id()), 0),
                            ascii(part.type()),
                            new byte[1]));
        }
        return box("iinf", numbers(0), content.toByteArray());
    }

    private byte[] references() {
        var content = new ByteArrayOutputStream();
        for (HeifItems.Reference reference : picture.references()) {
            int[] to = reference.to().stream().mapToInt(this::id).toArray();
            content.writeBytes(
                    box(reference.type(), shorts(id(reference.from()), to.length), shorts(to)));
        }
        return content.size() == 0 ? new byte[0] : box("iref", numbers(0), content.toByteArray());
    }

    private byte[] associations() {
        var content = new ByteArrayOutputStream();
        content.writeBytes(numbers(1, parts.size()));
        for (HeifItem part : parts) {
            List<HeifItem.Property> kept = kept(part);
            content.writeBytes(shorts(id(part.id())));
            content.write(kept.size());
            for (HeifItem.Property property : kept) {
                boolean essential =
                        property.essential() || HeifTransform.isTransform(property.type());
                content.writeBytes(shorts(index(property.box()) | (essential ? ESSENTIAL : 0)));
            }
        }
        return content.toByteArray();
    }

    /**
     * The properties that decoding needs, the size first and the transformations last, in their
     * order.
     */
    private List<HeifItem.Property> kept(HeifItem part) {
        boolean turns = !picture.isTransformedHere(part);
        var kept = new ArrayList<HeifItem.Property>();
        for (HeifItem.Property property : part.properties()) {
            switch (property.type()) {
                case "ispe", "hvcC", "av1C", "pixi", "colr", "auxC" -> kept.add(property);
                case "irot", "imir", "clap" -> {
                    if (turns) {
                        kept.add(property);
                    }
                }
                default -> {}
            }
        }
        kept.sort(Comparator.comparingInt(HeifRewriter::rank));
        return kept.subList(0, Math.min(kept.size(), MAX_PROPERTIES));
    }

    private static int rank(HeifItem.Property property) {
        return property.type().equals("ispe")
                ? 0
                : HeifTransform.isTransform(property.type()) ? 2 : 1;
    }

    private int index(IsoBox property) {
        return properties.computeIfAbsent(
                property.content(),
                _ -> {
                    byte[] content = new byte[property.end() - property.content()];
                    property.file().get(property.content(), content);
                    propertyBoxes.writeBytes(box(property.type(), content));
                    return properties.size() + 1;
                });
    }

    private int id(int old) {
        return Objects.requireNonNull(ids.get(old));
    }

    private int place(HeifItem part) {
        return Objects.requireNonNull(offsets.get(part.extents()));
    }

    private static byte[] box(String type, byte[]... contents) {
        int length = 2 * Integer.BYTES;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteBuffer box = ByteBuffer.allocate(length).putInt(length).put(ascii(type));
        for (byte[] content : contents) {
            box.put(content);
        }
        return box.array();
    }

    private static byte[] numbers(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
