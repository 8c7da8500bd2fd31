package io.dropsize.image.codec.heif;

import io.dropsize.image.color.CodedColours;
import io.dropsize.image.color.ColourCodes;
import io.dropsize.image.color.ProfileColours;
import io.dropsize.image.color.SampleColours;

import java.util.Optional;

/** Chooses how a HEIF picture's samples become sRGB. */
final class HeifColours {
    private HeifColours() {}

    /**
     * A profile goes before codes; a broken one counts as none.
     *
     * @param most the sample of full light
     */
    static SampleColours of(Optional<byte[]> profile, Optional<ColourCodes> codes, int most) {
        return profile.flatMap(icc -> ProfileColours.of(icc, most))
                .orElseGet(() -> CodedColours.of(codes.orElse(ColourCodes.SRGB), most));
    }
}
