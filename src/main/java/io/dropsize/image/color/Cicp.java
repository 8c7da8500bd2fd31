package io.dropsize.image.color;

/**
 * Colours specified by the codes of ITU-T H.273.
 *
 * @param primaries of red, green and blue
 * @param transfer from samples to light
 */
public record Cicp(int primaries, int transfer) {
    private static final int SRGB_PRIMARIES = 1;
    private static final int SRGB_TRANSFER = 13;

    public static final Cicp SRGB = new Cicp(SRGB_PRIMARIES, SRGB_TRANSFER);

    /** Returns whether both codes are valid for pictures. */
    public boolean areKnown() {
        return Primaries.areKnown(primaries) && Transfer.isKnown(transfer);
    }

    /** Returns whether they specify sRGB or an equivalent. */
    public boolean areSrgb() {
        return Transfer.of(transfer) == Transfer.SRGB && Primaries.areSrgb(primaries);
    }
}
