package io.dropsize.image;

import java.util.Optional;
import java.util.Set;

/**
 * The profile of a TIFF with JPEG inside. TwelveMonkeys takes the colours of such for sRGB and
 * converts them into the profile's, so it is given a file without.
 *
 * @param file the same picture as if it had no profile
 * @param colours what the profile makes of samples of eight bits
 */
record HiddenProfile(ImageInput file, SampleColours colours) {
    private static final int PACKING = 259;
    private static final int PHOTOMETRIC = 262;

    /** Means nothing to anybody, and leaves the fields in their order. */
    private static final int NOTHING = TiffColours.PROFILE + 1;

    private static final Set<Long> JPEG = Set.of(6L, 7L);
    private static final int LIGHT_AND_COLOUR = 6;

    /** Empty for files of which TwelveMonkeys makes what it should. */
    static Optional<HiddenProfile> of(ImageInput input) {
        return TiffFields.of(input).flatMap(fields -> of(input, fields));
    }

    private static Optional<HiddenProfile> of(ImageInput input, TiffFields fields) {
        byte[] profile = fields.bytes(TiffColours.PROFILE);
        long photometric = fields.number(PHOTOMETRIC, TiffLayout.RGB);
        boolean colour = photometric == TiffLayout.RGB || photometric == LIGHT_AND_COLOUR;
        if (!colour
                || !JPEG.contains(fields.number(PACKING, TiffPacking.NONE))
                || !TiffColours.isOf(profile, "RGB ")) {
            return Optional.empty();
        }
        return ProfileColours.of(profile, 0xFF)
                .map(
                        colours ->
                                new HiddenProfile(
                                        ImageInput.of(
                                                input.name(),
                                                fields.renamed(TiffColours.PROFILE, NOTHING)),
                                        colours));
    }
}
