package io.dropsize.image.codec.heif;

/**
 * The format that is requested from libheif. Grey is read as coded, because libheif's versions
 * differ in whether they expand narrow range.
 *
 * @param colourSpace libheif's number
 * @param chroma the subsampling, by libheif's number
 */
record HeifPixelFormat(
        int colourSpace,
        int chroma,
        HeifPlane.Channel red,
        HeifPlane.Channel green,
        HeifPlane.Channel blue) {
    private static final int RGB = 1;
    private static final int PLANES_444 = 3;
    private static final int AS_CODED = 99;

    static final HeifPixelFormat COLOURS =
            new HeifPixelFormat(
                    RGB,
                    PLANES_444,
                    HeifPlane.Channel.RED,
                    HeifPlane.Channel.GREEN,
                    HeifPlane.Channel.BLUE);

    static final HeifPixelFormat GREY =
            new HeifPixelFormat(
                    AS_CODED,
                    AS_CODED,
                    HeifPlane.Channel.LIGHT,
                    HeifPlane.Channel.LIGHT,
                    HeifPlane.Channel.LIGHT);
}
