package io.dropsize.image.codec.psd;

import io.dropsize.image.ImageInput;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The header of a Photoshop file's composite, the merged picture of all layers.
 *
 * @param large whether it is a large-document file, a PSB
 * @param channels samples per pixel, of any kind
 * @param depth bits per sample
 * @param palette 256 reds, followed by greens and blues; empty if there is none
 * @param composite the start of the composite, with two bytes for its compression
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PsdFile(
        boolean large,
        int channels,
        int width,
        int height,
        int depth,
        int mode,
        byte[] palette,
        PsdResources resources,
        PsdLayers layers,
        long composite) {
    static final int BITMAP = 0;
    static final int GREY = 1;
    static final int INDEXED = 2;
    static final int RGB = 3;
    static final int CMYK = 4;
    static final int MULTICHANNEL = 7;
    static final int DUOTONE = 8;
    static final int LAB = 9;

    static final int COLOURS_OF_PALETTE = 256;

    private static final int HEADER_BYTES = 26;
    private static final int LARGE = 2;
    private static final int MAX_INKS = 4;

    /**
     * Reads everything except the pixels.
     *
     * @throws io.dropsize.error.DropsizeException DAMAGED_IMAGE if the file is too short
     */
    static PsdFile of(ImageInput input) {
        var file = new FileWindow(input);
        ByteBuffer header = file.at(0, HEADER_BYTES);
        boolean large = header.getShort(4) == LARGE;
        int mode = header.getShort(24);
        long colours = HEADER_BYTES + (long) Integer.BYTES;
        long paletteBytes = file.length(HEADER_BYTES);
        boolean indexed = mode == INDEXED && paletteBytes >= 3 * COLOURS_OF_PALETTE;
        byte[] palette = file.at(colours, indexed ? 3 * COLOURS_OF_PALETTE : 0).array();
        long resources = colours + paletteBytes;
        long start = resources + Integer.BYTES;
        long end = start + file.length(resources);
        PsdLayers layers = PsdLayers.of(file, end, large);
        return new PsdFile(
                large,
                header.getShort(12),
                header.getInt(18),
                header.getInt(14),
                header.getShort(22),
                mode,
                palette,
                PsdResources.of(file, start, end),
                layers,
                layers.end());
    }

    /**
     * Returns the name of the file's mode and depth if they are not supported; empty if they are.
     */
    Optional<String> unread() {
        boolean known =
                switch (mode) {
                    case BITMAP -> depth == 1;
                    case GREY, RGB -> isWhole() || depth == Float.SIZE;
                    case INDEXED, DUOTONE -> depth == Byte.SIZE || mode == DUOTONE && isWhole();
                    case CMYK, MULTICHANNEL, LAB -> isWhole();
                    default -> false;
                };
        if (!known) {
            return Optional.of("a PSD picture of mode " + mode + " and " + depth + " bits");
        }
        return layers.there() && !resources.composed()
                ? Optional.of("a PSD file that was saved without maximum compatibility")
                : Optional.empty();
    }

    private boolean isWhole() {
        return depth == Byte.SIZE || depth == Short.SIZE;
    }

    boolean isPossible() {
        return width > 0
                && height > 0
                && channels >= colours()
                && (mode != INDEXED || palette.length > 0);
    }

    /** Returns the number of colour samples per pixel. */
    int colours() {
        return switch (mode) {
            case RGB, LAB -> 3;
            case CMYK -> MAX_INKS;
            case MULTICHANNEL -> Math.clamp(channels, 1, MAX_INKS);
            default -> 1;
        };
    }

    /** Returns whether the sample after the colours is alpha. */
    boolean hasAlphaSample() {
        return layers.transparent() && channels > colours() && mode != MULTICHANNEL;
    }

    boolean isTransparent() {
        return hasAlphaSample() || mode == INDEXED && resources.clear() >= 0;
    }

    /** Returns the maximum sample value. */
    int max() {
        return switch (depth) {
            case 1 -> 1;
            case Byte.SIZE -> 0xFF;
            default -> 0xFFFF;
        };
    }

    /** Bytes of a row of one channel. */
    int rowBytes() {
        return (int) (((long) width * depth + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** Returns whether samples are linear light instead of gamma-encoded. */
    boolean isLinear() {
        return depth == Float.SIZE;
    }
}
