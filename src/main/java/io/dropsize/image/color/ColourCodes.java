package io.dropsize.image.color;

/**
 * Colours named by the numbers of ITU-T H.273.
 *
 * @param primaries which red, green and blue
 * @param transfer how samples become light
 */
public record ColourCodes(int primaries, int transfer) {
    private static final int SRGB_PRIMARIES = 1;
    private static final int SRGB_TRANSFER = 13;

    public static final ColourCodes SRGB = new ColourCodes(SRGB_PRIMARIES, SRGB_TRANSFER);

    /** Whether both mean something for pictures. */
    public boolean areKnown() {
        return Primaries.areKnown(primaries) && Transfer.isKnown(transfer);
    }

    /** Whether they name sRGB, or what counts as that. */
    public boolean areSrgb() {
        return Transfer.of(transfer) == Transfer.SRGB && Primaries.areSrgb(primaries);
    }
}
