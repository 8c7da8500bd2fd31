package io.dropsize.image.metric;

import static io.dropsize.image.metric.ErrorTerm.ErrorMap.ARTIFACT;
import static io.dropsize.image.metric.ErrorTerm.ErrorMap.DETAIL_LOST;
import static io.dropsize.image.metric.ErrorTerm.ErrorMap.STRUCTURE;
import static io.dropsize.image.metric.ErrorTerm.Norm.FOUR;
import static io.dropsize.image.metric.ErrorTerm.Norm.ONE;

import java.util.List;

/**
 * A term of SSIMULACRA 2's weighted sum (version 2.1, April 2023). Of the 108 weights, the ones
 * below 0.005 are omitted, together with the planes that only they need: in 80 pairs of pictures,
 * they changed scores by 0.001 at most.
 *
 * @param level 0 for the picture, 1 for half its size, and so on
 */
record ErrorTerm(int level, Channel channel, ErrorMap map, Norm norm, double weight) {
    /** The terms, by level and channel. */
    static final List<ErrorTerm> ALL =
            List.of(
                    new ErrorTerm(0, Channel.Y, STRUCTURE, FOUR, 7.466890328078848),
                    new ErrorTerm(0, Channel.Y, DETAIL_LOST, FOUR, 17.445833984131262),
                    new ErrorTerm(1, Channel.X, STRUCTURE, FOUR, 1.1041726426657346),
                    new ErrorTerm(1, Channel.Y, STRUCTURE, FOUR, 6.683678146179332),
                    new ErrorTerm(1, Channel.Y, DETAIL_LOST, FOUR, 1.027889937768264),
                    new ErrorTerm(2, Channel.X, STRUCTURE, FOUR, 1.8422455520539298),
                    new ErrorTerm(2, Channel.X, ARTIFACT, FOUR, 11.441172603757666),
                    new ErrorTerm(2, Channel.Y, STRUCTURE, ONE, 225.20515300849274),
                    new ErrorTerm(2, Channel.Y, STRUCTURE, FOUR, 19.213238186143016),
                    new ErrorTerm(3, Channel.X, STRUCTURE, FOUR, 1.8787594979546387),
                    new ErrorTerm(3, Channel.X, ARTIFACT, FOUR, 10.94906990605142),
                    new ErrorTerm(3, Channel.Y, STRUCTURE, ONE, 176.39317598450694),
                    new ErrorTerm(3, Channel.Y, STRUCTURE, FOUR, 24.43300999870476),
                    new ErrorTerm(3, Channel.Y, ARTIFACT, FOUR, 0.28520802612117757),
                    new ErrorTerm(3, Channel.B, STRUCTURE, FOUR, 8.826982764996862),
                    new ErrorTerm(3, Channel.B, ARTIFACT, FOUR, 23.19243343998926),
                    new ErrorTerm(4, Channel.X, ARTIFACT, ONE, 0.9677937080626833),
                    new ErrorTerm(4, Channel.X, ARTIFACT, FOUR, 0.9981766977854967),
                    new ErrorTerm(4, Channel.Y, STRUCTURE, FOUR, 34.77906344483772),
                    new ErrorTerm(4, Channel.Y, ARTIFACT, FOUR, 44.835625328877896),
                    new ErrorTerm(4, Channel.B, STRUCTURE, ONE, 95.1080498811086),
                    new ErrorTerm(4, Channel.B, ARTIFACT, ONE, 0.9863978034400682),
                    new ErrorTerm(4, Channel.B, DETAIL_LOST, ONE, 0.9834382792465353),
                    new ErrorTerm(4, Channel.B, ARTIFACT, FOUR, 171.2667255897307),
                    new ErrorTerm(4, Channel.B, DETAIL_LOST, FOUR, 0.9807858872435379));

    /** The opponent colours of XYB. */
    enum Channel {
        X,
        Y,
        B
    }

    /** What kind of error is measured. */
    enum ErrorMap {
        /** One minus the structural similarity. */
        STRUCTURE,
        /** Edges where the original is smooth: ringing, blocks, banding. */
        ARTIFACT,
        /** Smooth areas where the original has edges. */
        DETAIL_LOST
    }

    /** How a map is reduced to a number. */
    enum Norm {
        /** Returns the mean. */
        ONE,
        /** The fourth root of the mean of fourth powers, where the largest errors count most. */
        FOUR
    }

    static boolean uses(int level, Channel channel) {
        return ALL.stream().anyMatch(term -> term.level == level && term.channel == channel);
    }
}
