package io.dropsize.http.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Source;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum by which a client verifies that its image arrived as it was sent. */
public final class Digest {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);

    private Digest() {}

    /** SHA-256 in hexadecimal digits; null if the image must be loaded first or can't be read. */
    public static @Nullable String of(Source source) {
        if (!source.isFetched()) {
            return null;
        }
        try (InputStream bytes = source.input().open();
                DigestInputStream in = new DigestInputStream(bytes, sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException | DropsizeException e) {
            LOG.debug("{} has no checksum", source.name(), e);
            return null; // Its job reports the error.
        }
    }

    /** The number of bytes; null if the image must be loaded first or can't be read. */
    static @Nullable Long length(Source source) {
        try {
            return source.isFetched() ? source.input().size() : null;
        } catch (DropsizeException e) {
            LOG.debug("{} has no length", source.name(), e);
            return null;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
