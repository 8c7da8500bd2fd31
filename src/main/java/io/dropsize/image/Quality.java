package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;

/** The quality of a lossy copy: fixed, or determined by a search. */
public sealed interface Quality {
    /** For example "82", "200000 bytes" or "SSIM 0.98"; equal for equal qualities. */
    String spelled();

    /**
     * The encoder's own scale.
     *
     * @param value 1 to 100
     */
    record Fixed(int value) implements Quality {
        public Fixed {
            if (value < 1 || value > 100) {
                throw DropsizeException.setting(
                        SettingProblem.QUALITY_OUT_OF_RANGE, Integer.toString(value));
            }
        }

        @Override
        public String spelled() {
            return Integer.toString(value);
        }
    }

    /**
     * The best quality within a number of bytes, excluding metadata.
     *
     * @param bytes of the file, at least 1
     */
    record AtMost(long bytes) implements Quality {
        public AtMost {
            if (bytes < 1) {
                throw DropsizeException.setting(SettingProblem.FILE_SIZE_OUT_OF_RANGE);
            }
        }

        @Override
        public String spelled() {
            return bytes + " bytes";
        }
    }

    /**
     * The lowest quality with at least a similarity to the unencoded picture.
     *
     * @param ssim the structural similarity of luma: above 0, and below 1, which means identical
     */
    record AtLeast(double ssim) implements Quality {
        public AtLeast {
            if (!(ssim > 0 && ssim < 1)) {
                throw DropsizeException.setting(
                        SettingProblem.SSIM_OUT_OF_RANGE, Double.toString(ssim));
            }
        }

        @Override
        public String spelled() {
            return "SSIM " + ssim;
        }
    }
}
