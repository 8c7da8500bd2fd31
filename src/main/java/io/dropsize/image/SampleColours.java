package io.dropsize.image;

/** Turns a row of samples of some colour space and depth into sRGB. For one thread at a time. */
@FunctionalInterface
interface SampleColours {
    /**
     * @param rgb receives {@code 0xRRGGBB}, as many as count
     */
    void convert(int[] red, int[] green, int[] blue, int count, int[] rgb);

    /** The samples are sRGB already and only want their 8 bits. */
    static SampleColours srgb(int most) {
        byte[] eight = new byte[most + 1];
        for (int i = 0; i <= most; i++) {
            eight[i] = (byte) ((i * 0xFF + most / 2) / most);
        }
        return (red, green, blue, count, rgb) -> {
            for (int x = 0; x < count; x++) {
                rgb[x] =
                        (eight[red[x]] & 0xFF) << 16
                                | (eight[green[x]] & 0xFF) << 8
                                | eight[blue[x]] & 0xFF;
            }
        };
    }
}
