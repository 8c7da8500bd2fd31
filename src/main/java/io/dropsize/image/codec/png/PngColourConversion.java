package io.dropsize.image.codec.png;

import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.ConvertedImage;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.color.Cicp;
import io.dropsize.image.color.CicpConverter;
import io.dropsize.image.color.ProfileColours;
import io.dropsize.image.color.SampleColours;
import io.dropsize.image.color.SampleConverter;
import io.dropsize.image.container.PngChunks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A PNG whose colours Dropsize converts because Skia does not: they are specified by a cICP chunk,
 * which has priority over other chunks, or by a profile that libpng ignores but browsers use.
 *
 * @param file the same picture without its colour chunks
 * @param colours converts its samples of eight bits
 */
record PngColourConversion(ImageInput file, SampleColours colours) {
    private static final String CODES = "cICP";
    private static final Set<String> COLOURS = Set.of(CODES, "iCCP", "sRGB", "gAMA", "cHRM");
    private static final int CODES_BYTES = 4;
    private static final int DATA_AT = 8;
    private static final int FRAME_BYTES = 12;
    private static final int NO_MATRIX = 0;
    private static final int FULL_RANGE = 1;

    /**
     * Returns the conversion of a file; empty for files that are in sRGB, or whose colours Skia
     * converts.
     */
    static Optional<PngColourConversion> of(ImageInput input) {
        byte[] bytes = input.bytes();
        Map<String, Integer> chunks = PngChunks.beforePixels(bytes);
        return byCodes(bytes, chunks)
                .or(() -> PngProfile.of(bytes, chunks).flatMap(PngColourConversion::byProfile))
                .map(
                        colours ->
                                new PngColourConversion(
                                        ImageInput.of(input.name(), without(bytes, chunks)),
                                        colours));
    }

    /**
     * Returns the conversion by a cICP chunk; empty if there is none, or its codes are invalid for
     * pictures.
     */
    private static Optional<SampleColours> byCodes(byte[] bytes, Map<String, Integer> chunks) {
        Integer at = chunks.get(CODES);
        if (at == null || ByteBuffer.wrap(bytes).getInt(at) != CODES_BYTES) {
            return Optional.empty();
        }
        int data = at + DATA_AT;
        var codes = new Cicp(bytes[data] & 0xFF, bytes[data + 1] & 0xFF);
        boolean usual = bytes[data + 2] == NO_MATRIX && bytes[data + 3] == FULL_RANGE;
        return usual && codes.areKnown()
                ? Optional.of(
                        codes.areSrgb() ? SampleColours.srgb(0xFF) : CicpConverter.of(codes, 0xFF))
                : Optional.empty();
    }

    private static Optional<SampleColours> byProfile(byte[] profile) {
        return SampleConverter.isOf(profile, "RGB ")
                ? ProfileColours.of(profile, 0xFF)
                : Optional.empty();
    }

    private static byte[] without(byte[] file, Map<String, Integer> chunks) {
        var offsets = new TreeSet<Integer>();
        chunks.forEach(
                (name, offset) -> {
                    if (COLOURS.contains(name)) {
                        offsets.add(offset);
                    }
                });
        var in = ByteBuffer.wrap(file);
        var out = ByteBuffer.allocate(file.length);
        int from = 0;
        for (int offset : offsets) {
            out.put(file, from, offset - from);
            from = offset + in.getInt(offset) + FRAME_BYTES;
        }
        out.put(file, from, file.length - from);
        return Arrays.copyOf(out.array(), out.position());
    }

    /**
     * @param decoded the result of decoding {@link #file}
     */
    DecodedImage converted(DecodedImage decoded) {
        return new ConvertedImage(decoded, colours);
    }
}
