package io.dropsize.store.s3;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * An MD5 checksum, with which S3 and Dropsize compare bytes. It detects corruption, but not
 * manipulation.
 */
record Md5(String hex) {
    static Md5 of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    static Md5 of(byte[] bytes, int offset, int length) {
        MessageDigest digest = digest();
        digest.update(bytes, offset, length);
        return new Md5(HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * The ETag of an object that was sent in parts: the checksum of the parts' checksums, and their
     * number.
     */
    static String etagOf(List<Md5> parts) {
        MessageDigest digest = digest();
        parts.forEach(part -> digest.update(HexFormat.of().parseHex(part.hex())));
        return HexFormat.of().formatHex(digest.digest()) + "-" + parts.size();
    }

    /** Returns the checksum in the format of the header Content-MD5. */
    String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /**
     * Returns whether an ETag is this checksum.
     *
     * @param etag without quotes
     */
    boolean is(@Nullable String etag) {
        return hex.equalsIgnoreCase(etag);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
