package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;

/** The quality of a lossy copy: fixed, or determined by a search. */
public sealed interface Quality {
    /**
     * Returns a canonical form, such as "82", "200000 bytes" or "SSIMULACRA2 90.0": equal for equal
     * qualities.
     */
    String canonical();

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
        public String canonical() {
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
        public String canonical() {
            return bytes + " bytes";
        }
    }

    /**
     * The lowest quality with at least a similarity to the unencoded picture.
     *
     * @param score of SSIMULACRA 2: above 0, and below 100, which means identical
     */
    record AtLeast(double score) implements Quality {
        /** No difference is visible, even if copy and original are shown in turn. */
        public static final AtLeast LOOKS_THE_SAME = new AtLeast(90);

        /** Differences are barely visible side by side. */
        public static final AtLeast HIGH = new AtLeast(70);

        public AtLeast {
            if (!(score > 0 && score < 100)) {
                throw DropsizeException.setting(
                        SettingProblem.SCORE_OUT_OF_RANGE, Double.toString(score));
            }
        }

        @Override
        public String canonical() {
            return "SSIMULACRA2 " + score;
        }
    }
}
