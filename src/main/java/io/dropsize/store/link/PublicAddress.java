package io.dropsize.store.link;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.service.PublicLink;
import io.dropsize.store.service.ServiceUrls;
import io.dropsize.store.service.UrlPattern;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address at which visitors find an object. */
public final class PublicAddress {
    private static final String UNRESERVED = "-._~/";
    private static final Pattern HOST_LABEL = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    private PublicAddress() {}

    /**
     * The destination's public URL, or the service's own address.
     *
     * @param endpoint the service's, from {@link Endpoints#of} or the running server
     */
    public static URI of(Destination destination, URI endpoint, String key) {
        return URI.create(base(destination, endpoint) + "/" + encode(key));
    }

    /** Returns the address at which programs find an object, to be signed. */
    public static URI ofApi(URI endpoint, String bucket, String key) {
        boolean before =
                Endpoints.wantsBucketInHost(endpoint) && HOST_LABEL.matcher(bucket).matches();
        String base = before ? beforeHost(endpoint, bucket) : afterPath(endpoint, bucket);
        return URI.create(base + "/" + encode(key));
    }

    /**
     * Verifies that a key's address opens the object: browsers and most libraries remove the
     * folders "." and ".." from a path before they send it.
     *
     * @throws DropsizeException NO_ADDRESS
     */
    public static void requireAddress(String key) {
        if (!hasAddress(key)) {
            throw new DropsizeException(ErrorKind.NO_ADDRESS, key);
        }
    }

    /** Returns whether a key's address opens the object, as {@link #requireAddress} defines it. */
    public static boolean hasAddress(String key) {
        return Stream.of(key.split("/", -1))
                .noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    private static String base(Destination destination, URI endpoint) {
        URI publicUrl = destination.publicUrl();
        if (publicUrl != null) {
            return withoutSlash(publicUrl);
        }
        String bucket = destination.bucket();
        PublicLink link = destination.service().publicLink();
        boolean before = destination.endpoint() == null && link.hasBucketInHost();
        // A certificate for *.s3.REGION.amazonaws.com does not cover a bucket with dots.
        if ((before || Endpoints.wantsBucketInHost(endpoint)) && !bucket.contains(".")) {
            return beforeHost(endpoint, bucket);
        }
        Optional<ServiceUrls.Api> known =
                link.isTemplate() ? ServiceUrls.find(endpoint) : Optional.empty();
        if (known.isPresent() && known.get().service() == destination.service()) {
            UrlPattern.Match match = known.get().match();
            return link.base(match.account(), match.region(), encode(bucket));
        }
        return afterPath(endpoint, bucket);
    }

    private static String beforeHost(URI endpoint, String bucket) {
        return endpoint.getScheme() + "://" + bucket + "." + endpoint.getRawAuthority();
    }

    private static String afterPath(URI endpoint, String bucket) {
        return withoutSlash(endpoint) + "/" + encode(bucket);
    }

    private static String withoutSlash(URI address) {
        return address.toASCIIString().replaceAll("/+$", "");
    }

    /** Percent-encodes the UTF-8 of everything but RFC 3986's unreserved characters and slashes. */
    private static String encode(String text) {
        var encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || UNRESERVED.indexOf(c) >= 0;
            encoded.append(
                    plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
