package io.dropsize.image.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The constant bytes that files of a format start with. */
public final class Signature {
    private Signature() {}

    /**
     * Recognizes files that start with one of these.
     *
     * @param signatures one character for each byte
     */
    public static Predicate<byte[]> any(String... signatures) {
        List<byte[]> all =
                Arrays.stream(signatures)
                        .map(signature -> signature.getBytes(StandardCharsets.ISO_8859_1))
                        .toList();
        return head -> all.stream().anyMatch(bytes -> matches(head, bytes));
    }

    private static boolean matches(byte[] head, byte[] signature) {
        return head.length >= signature.length
                && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
    }
}
