package io.dropsize.image.codec;

/** Converts between premultiplied alpha and straight alpha, which files store. */
public final class AlphaMath {
    private static final int OPAQUE = 0xFF;

    private AlphaMath() {}

    /** Returns a copy of the pixels with straight alpha; fully transparent ones become 0. */
    public static int[] unpremultiplied(int[] premultiplied) {
        var straight = new int[premultiplied.length];
        for (int i = 0; i < straight.length; i++) {
            straight[i] = unpremultiplied(premultiplied[i]);
        }
        return straight;
    }

    public static int unpremultiplied(int premultiplied) {
        int alpha = premultiplied >>> 24;
        if (alpha == OPAQUE) {
            return premultiplied;
        }
        return alpha == 0
                ? 0
                : alpha << 24
                        | divided(premultiplied >>> 16, alpha) << 16
                        | divided(premultiplied >>> 8, alpha) << 8
                        | divided(premultiplied, alpha);
    }

    /** Returns the colour {@code 0xRRGGBB}, premultiplied by its alpha. */
    public static int premultiplied(int alpha, int rgb) {
        return alpha == OPAQUE
                ? OPAQUE << 24 | rgb
                : alpha << 24
                        | share(rgb >>> 16 & 0xFF, alpha) << 16
                        | share(rgb >>> 8 & 0xFF, alpha) << 8
                        | share(rgb & 0xFF, alpha);
    }

    private static int share(int channel, int alpha) {
        return (channel * alpha + OPAQUE / 2) / OPAQUE;
    }

    /** Divides and rounds, so that premultiplying again returns the same value. */
    private static int divided(int channel, int alpha) {
        int value = ((channel & 0xFF) * OPAQUE + alpha / 2) / alpha;
        return Math.min(value, OPAQUE);
    }
}
