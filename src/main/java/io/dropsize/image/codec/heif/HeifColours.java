package io.dropsize.image.codec.heif;

import io.dropsize.image.color.Cicp;
import io.dropsize.image.color.CicpConverter;
import io.dropsize.image.color.ProfileColours;
import io.dropsize.image.color.SampleColours;

import java.util.Optional;

/** Chooses the conversion of a HEIF picture's samples to sRGB. */
final class HeifColours {
    private HeifColours() {}

    /**
     * A profile has priority over codes; an invalid one is ignored.
     *
     * @param max the maximum sample value
     */
    static SampleColours of(Optional<byte[]> profile, Optional<Cicp> codes, int max) {
        return profile.flatMap(icc -> ProfileColours.of(icc, max))
                .orElseGet(() -> CicpConverter.of(codes.orElse(Cicp.SRGB), max));
    }
}
