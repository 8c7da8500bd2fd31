package io.dropsize.store.s3;

import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Converts the SDK's responses to values of the {@code store} package. */
final class S3Objects {
    /** The metadata name of {@link ObjectInfo#contentKey}, which earlier versions called recipe. */
    static final String CONTENT_KEY = "dropsize-recipe";

    /** For keys that contain the content's hash, whose content never changes. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

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
