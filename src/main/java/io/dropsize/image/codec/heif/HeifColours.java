package io.dropsize.image.codec.heif;

import io.dropsize.image.color.CodedColours;
import io.dropsize.image.color.ColourCodes;
import io.dropsize.image.color.ProfileColours;
import io.dropsize.image.color.SampleColours;

import java.util.Optional;

/** Chooses the conversion of a HEIF picture's samples to sRGB. */
final class HeifColours {
    private HeifColours() {}

    /**
     * A profile has priority over codes; an invalid one is ignored.
     *
     * @param most the maximum sample value
     */
    static SampleColours of(Optional<byte[]> profile, Optional<ColourCodes> codes, int most) {
        return profile.flatMap(icc -> ProfileColours.of(icc, most))
                .orElseGet(() -> CodedColours.of(codes.orElse(ColourCodes.SRGB), most));
    }
}
