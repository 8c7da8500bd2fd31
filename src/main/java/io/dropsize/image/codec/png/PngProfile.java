package io.dropsize.image.codec.png;

import io.dropsize.image.color.SampleConverter;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Finds ICC profiles of PNG files that libpng ignores but colour management can use. */
final class PngProfile {
    private static final String PROFILE = "iCCP";
    private static final int DATA_AT = 8;
    private static final int COLOUR_TYPE_AT = 25;
    private static final int LONGEST_NAME = 79;
    private static final int HEADER_BYTES = 132;
    private static final int MAX_BYTES = 1 << 24;
    private static final int VERSION_AT = 8;
    private static final int VERSION_OF_WHOLE_WORDS = 4;

    private PngProfile() {}

    /**
     * The profile, if libpng would ignore it: one of version 4 whose length is not a multiple of
     * four, or an RGB profile in a grey picture, as left by programs that remove colours.
     *
     * @param chunks the position of each chunk, by name
     */
    static Optional<byte[]> of(byte[] file, Map<String, Integer> chunks) {
        Integer at = chunks.get(PROFILE);
        if (at == null) {
            return Optional.empty();
        }
        int end = at + DATA_AT + ByteBuffer.wrap(file).getInt(at);
        int name = at + DATA_AT;
        int packed = name;
        while (packed < end && packed <= name + LONGEST_NAME && file[packed] != 0) {
            packed++;
        }
        // after the name's end and the compression method
        return packed + 2 < end
                ? inflated(file, packed + 2, end)
                        .filter(profile -> isIgnored(profile, file[COLOUR_TYPE_AT]))
                : Optional.empty();
    }

    private static boolean isIgnored(byte[] profile, int colourType) {
        boolean grey = (colourType & 2) == 0;
        boolean torn =
                profile[VERSION_AT] >= VERSION_OF_WHOLE_WORDS
                        && profile.length % Integer.BYTES != 0;
        return SampleConverter.isOf(profile, "RGB ") && (grey || torn);
    }

    private static Optional<byte[]> inflated(byte[] file, int from, int end) {
        try (var inflater = new Inflater()) {
            inflater.setInput(file, from, end - from);
            byte[] head = new byte[HEADER_BYTES];
            if (inflater.inflate(head) < HEADER_BYTES) {
                return Optional.empty();
            }
            int length = ByteBuffer.wrap(head).getInt();
            if (length <= HEADER_BYTES || length > MAX_BYTES) {
                return Optional.empty();
            }
            byte[] profile = Arrays.copyOf(head, length);
            int done = HEADER_BYTES;
            int more = inflater.inflate(profile, done, length - done);
            while (more > 0) {
                done += more;
                more = inflater.inflate(profile, done, length - done);
            }
            return done == length ? Optional.of(profile) : Optional.empty();
        } catch (DataFormatException _) {
            return Optional.empty();
        }
    }
}
