package io.dropsize.image.codec.twelvemonkeys;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.UnsupportedImage;
import io.dropsize.image.codec.jpeg.JpegIntegrity;
import io.dropsize.image.codec.tiff.TiffColours;
import io.dropsize.image.codec.tiff.TiffCompression;
import io.dropsize.image.codec.tiff.TiffLayout;
import io.dropsize.image.color.ProfileColours;
import io.dropsize.image.color.SampleColours;
import io.dropsize.image.color.SampleConverter;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.container.TiffFields;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A TIFF with JPEG inside, whose colours TwelveMonkeys would misinterpret: it treats them as
 * full-range sRGB and converts them to the profile's colours. It therefore gets the file without
 * the profile.
 *
 * @param file the same picture without a profile
 * @param colours converts its samples of eight bits
 */
record JpegInTiff(ImageInput file, SampleColours colours) {
    private static final int PACKING = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int TABLES = 347;
    private static final int TILE_OFFSETS = 324;
    private static final int MARKER_BYTES = 2;

    /** The shared tables are read once for each chunk. They have about 600 bytes. */
    private static final long MAX_TABLES_READ = 1L << 28;

    private static final int LIGHT_AND_COLOUR = 6;

    /** An undefined tag that replaces the profile's and keeps the tags in ascending order. */
    private static final int NOTHING = TiffColours.PROFILE + 1;

    /**
     * Returns whether all JPEG strips or tiles are complete, which TwelveMonkeys does not check.
     */
    static boolean isWhole(ImageInput input) {
        TiffFields fields = TiffFields.of(input).orElse(null);
        if (fields == null || fields.number(PACKING, TiffCompression.NONE) != JPEG) {
            return true;
        }
        byte[] tables = fields.bytes(TABLES);
        boolean tiled = fields.has(TILE_OFFSETS);
        long[] offsets = fields.numbers(tiled ? TILE_OFFSETS : 273);
        long[] lengths = fields.numbers(tiled ? 325 : 279);
        Set<Long> seen = new HashSet<>();
        if (lengths.length < offsets.length) {
            return false; // TwelveMonkeys reads only a part of a chunk without a size.
        }
        if ((long) tables.length * offsets.length > MAX_TABLES_READ) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
        long total = 0;
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            Cancellation.require();
            if (offsets[i] < 0 || lengths[i] < 0 || total > input.size()) {
                throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
            }
            if (!seen.add(offsets[i])) {
                continue; // Equal tiles may share their bytes.
            }
            byte[] chunk = input.range(offsets[i], (int) Math.min(lengths[i], input.size()));
            total += chunk.length;
            byte[] jpeg = joined(tables, chunk);
            if (JpegMarkers.lossless(jpeg)) {
                throw UnsupportedImage.unsupported(input, "a TIFF picture with lossless JPEG");
            }
            if (JpegIntegrity.whole(jpeg).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns a chunk with the shared tables: the tables without their end marker, the chunk
     * without its start marker.
     */
    private static byte[] joined(byte[] tables, byte[] chunk) {
        if (tables.length < 2 * MARKER_BYTES || chunk.length < MARKER_BYTES) {
            return chunk;
        }
        return ByteBuffer.allocate(tables.length + chunk.length - 2 * MARKER_BYTES)
                .put(tables, 0, tables.length - MARKER_BYTES)
                .put(chunk, MARKER_BYTES, chunk.length - MARKER_BYTES)
                .array();
    }

    /**
     * Returns the replacement for a file; empty for files that TwelveMonkeys interprets correctly.
     */
    static Optional<JpegInTiff> of(ImageInput input) {
        return TiffFields.of(input).flatMap(fields -> of(input, fields));
    }

    private static Optional<JpegInTiff> of(ImageInput input, TiffFields fields) {
        long compression = fields.number(PACKING, TiffCompression.NONE);
        long photometric = fields.number(PHOTOMETRIC, TiffLayout.RGB);
        boolean colour = photometric == TiffLayout.RGB || photometric == LIGHT_AND_COLOUR;
        if (!colour || compression != OLD_JPEG && compression != JPEG) {
            return Optional.empty();
        }
        byte[] profile = fields.bytes(TiffColours.PROFILE);
        Optional<SampleColours> colours =
                SampleConverter.isOf(profile, "RGB ")
                        ? ProfileColours.of(profile, 0xFF)
                        : Optional.empty();
        ImageInput file =
                colours.isPresent()
                        ? ImageInput.of(input.name(), fields.renamed(TiffColours.PROFILE, NOTHING))
                        : input;
        Optional<ReferenceBlackWhite> range =
                compression == OLD_JPEG && photometric == LIGHT_AND_COLOUR
                        ? ReferenceBlackWhite.of(fields)
                        : Optional.empty();
        return range.<SampleColours>map(
                        some -> some.before(colours.orElseGet(() -> SampleColours.srgb(0xFF))))
                .or(() -> colours)
                .map(all -> new JpegInTiff(file, all));
    }
}
