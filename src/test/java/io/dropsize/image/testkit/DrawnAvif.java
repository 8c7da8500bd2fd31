package io.dropsize.image.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.heif.AvifEncoder;
import io.dropsize.image.container.IsoBox;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** AVIF files, made by the system's libheif and modified box by box. */
public final class DrawnAvif {
    private static final int BOX_HEADER_BYTES = 8;

    /** Behind the box's type: version and flags, the number of items, and the first one's. */
    private static final int ASSOCIATIONS_AT = 14;

    private DrawnAvif() {}

    /** Skips the test where no AVIF can be written. */
    public static void require() {
        assumeThat(AvifEncoder.isAvailable()).as("a libheif that writes AVIF").isTrue();
    }

    public static byte[] of(BufferedImage image, int quality) {
        return of(image, quality, Optional.empty());
    }

    public static byte[] of(BufferedImage image, int quality, Optional<byte[]> exif) {
        int width = image.getWidth();
        int height = image.getHeight();
        var premultiplied = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        premultiplied.createGraphics().drawImage(image, 0, 0, null);
        int[] argb = (int[]) premultiplied.getRaster().getDataElements(0, 0, width, height, null);
        var metadata = new KeptMetadata(exif, Optional.empty(), Optional.empty());
        return AvifEncoder.encode(new Pixels(width, height, argb), quality, true, metadata).bytes();
    }

    /**
     * Returns the picture rotated by quarters to the left and then mirrored, as the format
     * specifies: in this order, and after the size.
     *
     * @param mirror 0 exchanges top and bottom, 1 left and right
     */
    public static byte[] turned(byte[] file, OptionalInt quarters, OptionalInt mirror) {
        byte[] changed = file;
        if (quarters.isPresent()) {
            changed = last(replaced(changed, "colr", "irot", quarters.getAsInt()), "irot");
        }
        if (mirror.isPresent()) {
            changed = last(replaced(changed, "pixi", "imir", mirror.getAsInt()), "imir");
        }
        return changed;
    }

    /** Moves the property of this type to the end of the picture's list, whose order matters. */
    private static byte[] last(byte[] file, String type) {
        IsoBox properties =
                IsoBox.of(file).stream()
                        .filter(box -> box.type().equals("meta"))
                        .findFirst()
                        .flatMap(meta -> meta.child("iprp", Integer.BYTES))
                        .orElseThrow();
        List<String> types =
                properties.child("ipco", 0).orElseThrow().children(0).stream()
                        .map(IsoBox::type)
                        .toList();
        byte number = (byte) (types.indexOf(type) + 1);
        int count = indexOf(file, "ipma") + ASSOCIATIONS_AT;
        byte[] changed = file.clone();
        int to = count + 1;
        for (int i = 0; i < file[count]; i++) {
            byte association = file[count + 1 + i];
            if ((association & 0x7F) != number) {
                changed[to++] = association;
            }
        }
        changed[to] = number;
        return changed;
    }

    /** Replaces the first box of this type with another of the same size that begins with this. */
    public static byte[] replaced(byte[] file, String box, String by, int... content) {
        byte[] changed = file.clone();
        int at = indexOf(changed, box);
        var out = ByteBuffer.wrap(changed);
        int end = at - Integer.BYTES + out.getInt(at - Integer.BYTES);
        out.put(at, by.getBytes(StandardCharsets.US_ASCII));
        for (int i = at + Integer.BYTES; i < end; i++) {
            int index = i - at - Integer.BYTES;
            out.put(i, (byte) (index < content.length ? content[index] : 0));
        }
        return changed;
    }

    /** Returns the picture, declared with these colour codes. */
    public static byte[] coloured(byte[] file, int primaries, int transfer) {
        byte[] changed = file.clone();
        int at = indexOf(changed, "nclx") + Integer.BYTES;
        ByteBuffer.wrap(changed).putShort(at, (short) primaries).putShort(at + 2, (short) transfer);
        return changed;
    }

    /** Returns the file, declared with another size. */
    public static byte[] sized(byte[] file, int width, int height) {
        byte[] changed = file.clone();
        int at = indexOf(changed, "ispe") + BOX_HEADER_BYTES;
        ByteBuffer.wrap(changed).putInt(at, width).putInt(at + Integer.BYTES, height);
        return changed;
    }

    public static int indexOf(byte[] file, String letters) {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(letters);
        if (at < 0) {
            throw new IllegalArgumentException("no " + letters);
        }
        return at;
    }
}
