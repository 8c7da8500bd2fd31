package io.dropsize.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 fingerprint of a certificate.
 *
 * @param text 32 bytes in hexadecimal digits, upper case, with colons between them
 */
public record Fingerprint(String text) {
    private static final int BYTES = 32;
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":").withUpperCase();

    /** The forms that OpenSSL and browsers show. */
    private static final Pattern TYPED =
            Pattern.compile("(?:SHA-?256(?: FINGERPRINT)?[=: ])?\\s*([0-9A-F: ]+)");

    /**
     * @throws IllegalArgumentException if the text isn't in the canonical form
     */
    public Fingerprint {
        if (FORMAT.parseHex(text).length != BYTES || !text.equals(text.toUpperCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a SHA-256 fingerprint");
        }
    }

    /** The fingerprint of an encoded certificate. */
    public static Fingerprint of(byte[] certificate) {
        try {
            return new Fingerprint(
                    FORMAT.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /**
     * Reads a fingerprint with or without colons, spaces and the name of its algorithm.
     *
     * @throws IllegalArgumentException if the text isn't a SHA-256 fingerprint
     */
    public static Fingerprint parse(String typed) {
        Matcher parts = TYPED.matcher(typed.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a SHA-256 fingerprint");
        }
        byte[] bytes = HexFormat.of().parseHex(parts.group(1).replaceAll("[: ]", ""));
        return new Fingerprint(FORMAT.formatHex(bytes));
    }

    /** The text in lines of this number of bytes, which are easier to compare. */
    public String inLines(int bytes) {
        return text.replaceAll("((?:..:){" + (bytes - 1) + "}..):", "$1\n");
    }

    @Override
    public String toString() {
        return text;
    }
}
