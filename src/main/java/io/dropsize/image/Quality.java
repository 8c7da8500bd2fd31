package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

/** How good a lossy copy is: as told, or found by trying. */
public sealed interface Quality {
    /** For instance "82", "200000 bytes" or "SSIM 0.98"; the same for the same quality. */
    String spelled();

    /**
     * The coder's own measure.
     *
     * @param value 1 to 100
     */
    record Fixed(int value) implements Quality {
        public Fixed {
            if (value < 1 || value > 100) {
                throw new DropsizeException(
                        ErrorKind.BAD_SETTING, "Quality goes from 1 to 100, not " + value + ".");
            }
        }

        @Override
        public String spelled() {
            return Integer.toString(value);
        }
    }

    /**
     * The best that is no longer than so many bytes, metadata apart.
     *
     * @param bytes of the coded picture, at least 1
     */
    record AtMost(long bytes) implements Quality {
        public AtMost {
            if (bytes < 1) {
                throw new DropsizeException(
                        ErrorKind.BAD_SETTING, "A copy needs more than 0 bytes.");
            }
        }

        @Override
        public String spelled() {
            return bytes + " bytes";
        }
    }

    /**
     * The smallest that looks so much like the picture before it was coded.
     *
     * @param ssim the structural similarity of the luma: above 0, and below 1 for equal
     */
    record AtLeast(double ssim) implements Quality {
        public AtLeast {
            if (!(ssim > 0 && ssim < 1)) {
                throw new DropsizeException(
                        ErrorKind.BAD_SETTING,
                        "SSIM lies between 0 and 1, such as 0.98, and is not " + ssim + ".");
            }
        }

        @Override
        public String spelled() {
            return "SSIM " + ssim;
        }
    }
}
