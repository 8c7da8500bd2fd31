package io.dropsize.image.codec.heif;

import io.dropsize.image.ImageFormat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The brands of a file type box, which distinguish HEIC and AVIF. */
final class HeifBrands {
    private static final Set<String> HEIC =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    /** Files with a {@code mini} box instead of {@code meta}. */
    private static final String MINIMIZED = "mif3";

    private static final int BRAND_AT = 8;
    private static final int COMPATIBLE_AT = 16;
    private static final int MAX_COMPATIBLE = 16;

    /** The bytes of a file that {@link #format} examines, at most. */
    static final int HEAD_BYTES = COMPATIBLE_AT + 4 * MAX_COMPATIBLE;

    private HeifBrands() {}

    /** Returns the format; empty if the file is neither HEIC nor AVIF. */
    static Optional<ImageFormat> format(byte[] head) {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (!latin.startsWith("ftyp", 4) || latin.length() < COMPATIBLE_AT) {
            return Optional.empty();
        }
        String brand = latin.substring(BRAND_AT, BRAND_AT + 4);
        if (brand.equals(MINIMIZED)) {
            // The brand of the inner picture is in place of the version.
            return Optional.of(latin.startsWith("avif", 12) ? ImageFormat.AVIF : ImageFormat.HEIC);
        }
        int end = Math.min(latin.length(), HEAD_BYTES);
        String compatible = latin.substring(COMPATIBLE_AT, end);
        if (brand.equals("avif") || brand.equals("avis") || compatible.contains("avif")) {
            return Optional.of(ImageFormat.AVIF);
        }
        return HEIC.contains(brand) ? Optional.of(ImageFormat.HEIC) : Optional.empty();
    }
}
