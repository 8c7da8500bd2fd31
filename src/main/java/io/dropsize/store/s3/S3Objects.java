package io.dropsize.store.s3;

import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Converts the SDK's responses to values of the {@code store} package. */
final class S3Objects {
    /** The metadata name of {@link ObjectInfo#contentKey}. */
    static final String CONTENT_KEY = "dropsize-recipe";

    /** For keys that contain the content's hash, whose content never changes. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** The maximum length of a key in characters. S3 allows 1,024 bytes, some services more. */
    private static final int MAX_KEY = 4096;

    private S3Objects() {}

    static ObjectInfo info(String key, HeadObjectResponse found) {
        return new ObjectInfo(
                key,
                found.contentLength() == null ? 0 : found.contentLength(),
                found.lastModified(),
                found.contentType(),
                unquoted(found.eTag()),
                contentKey(found.metadata().get(CONTENT_KEY)));
    }

    static ObjectPage page(ListObjectsV2Response page) {
        String token = page.nextContinuationToken();
        boolean more = Boolean.TRUE.equals(page.isTruncated());
        return new ObjectPage(
                page.contents().stream().filter(S3Objects::isWhole).map(S3Objects::info).toList(),
                page.contents().stream()
                        .filter(object -> !isWhole(object))
                        .map(object -> Objects.requireNonNullElse(object.key(), ""))
                        .filter(key -> key.length() <= MAX_KEY) // No upload has a longer one.
                        .toList(),
                more ? token : null,
                more && token == null);
    }

    /** Returns whether an entry has a key and a date; others are skipped. */
    private static boolean isWhole(S3Object object) {
        return object.key() != null
                && !object.key().isEmpty()
                && object.key().length() <= MAX_KEY
                && object.lastModified() != null;
    }

    private static ObjectInfo info(S3Object object) {
        return new ObjectInfo(
                object.key(),
                object.size() == null ? 0 : object.size(),
                object.lastModified(),
                null,
                unquoted(object.eTag()),
                null);
    }

    /**
     * Returns the headers that a destination adds to an upload, besides media type and content key.
     */
    static Map<String, String> headers(Destination destination) {
        return destination.headers().with(destination.keyTemplate().unique() ? IMMUTABLE : "");
    }

    /**
     * Encodes metadata in ASCII, because several services reject the signature of other characters.
     */
    static String ascii(String contentKey) {
        return URLEncoder.encode(contentKey, StandardCharsets.UTF_8);
    }

    private static @Nullable String contentKey(@Nullable String ascii) {
        if (ascii == null) {
            return null;
        }
        try {
            return URLDecoder.decode(ascii, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return ascii; // It is another program's metadata with the same name.
        }
    }

    static @Nullable String unquoted(@Nullable String etag) {
        return etag == null ? null : etag.replace("\"", "");
    }
}
