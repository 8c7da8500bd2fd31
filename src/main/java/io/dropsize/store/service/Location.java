package io.dropsize.store.service;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a destination's objects are, as typed or pasted by the user.
 *
 * @param endpoint empty if service and region imply it
 * @param folder the folders in which the objects are; empty for none
 * @param publicUrl the address that visitors use; empty for none
 */
public record Location(
        Service service,
        String endpoint,
        String region,
        String bucket,
        String folder,
        String publicUrl) {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(?:-[a-z0-9]+)+");

    private static final Pattern DATE = Pattern.compile("(?:^|/)[0-9]{4}(?:/[0-9]{1,2}){0,2}$");

    /** What an endpoint's host begins with if a bucket's name precedes it. */
    private static final Pattern S3_HOST =
            Pattern.compile(
                    "(?:s3|minio|rgw|ceph|storage|objects?|oss|cos)[.-].*|localhost(?::.*)?");

    /**
     * Understands what was pasted as endpoint: an address with or without scheme, with a bucket
     * before or after the host, a console's page, {@code s3://…}, an ARN or a command.
     *
     * @param serviceFixed whether the service was chosen explicitly and remains
     * @return the location that is meant; this one if there is nothing to change or the text can't
     *     be understood
     */
    public Location fromEndpoint(boolean serviceFixed) {
        return PastedAddress.ofEndpoint(endpoint)
                .flatMap(
                        pasted ->
                                pasted.service() == null && pasted.endpoint() != null
                                        ? self(pasted, serviceFixed)
                                        : Optional.of(with(pasted, serviceFixed, "")))
                .orElse(this)
                .normalized();
    }

    /**
     * Understands what was pasted as bucket: the same, or a bucket with a folder.
     *
     * @param serviceFixed whether the service was chosen explicitly and remains
     */
    public Location fromBucket(boolean serviceFixed) {
        return PastedAddress.ofBucket(bucket)
                .map(
                        pasted -> {
                            if (pasted.service() == null && pasted.endpoint() != null) {
                                return self("", pasted, serviceFixed).orElse(this);
                            }
                            return with(pasted, serviceFixed, endpoint);
                        })
                .orElse(this)
                .normalized();
    }

    private Location with(PastedAddress pasted, boolean serviceFixed, String otherwise) {
        Service named = pasted.service();
        boolean other = named != null && named != service;
        String place = pasted.endpoint();
        if (place == null) {
            place = otherwise;
        } else if (place.isEmpty() && other && serviceFixed && named != null) {
            place = named.endpoint(pasted.region()).orElse("");
        }
        return new Location(
                named == null || serviceFixed ? service : named,
                place,
                or(pasted.region(), other && place.isEmpty() && !serviceFixed ? "" : region),
                or(pasted.bucket(), bucket),
                or(pasted.folder(), pasted.bucket().isEmpty() ? folder : ""),
                or(pasted.publicUrl(), publicUrl));
    }

    private Optional<Location> self(PastedAddress pasted, boolean serviceFixed) {
        return self(bucket, pasted, serviceFixed);
    }

    /** Returns an address of a host that no known service has. */
    private Optional<Location> self(String known, PastedAddress pasted, boolean serviceFixed) {
        String host = String.valueOf(pasted.endpoint());
        String path = pasted.path();
        String named = known;
        String inFolder = folder;
        if (!path.isEmpty() && (known.isBlank() || (path + "/").startsWith(known + "/"))) {
            String[] parts = path.split("/", 2);
            named = parts[0];
            inFolder = parts.length > 1 ? parts[1] : "";
        } else if (!path.isEmpty() && path.endsWith("/" + known)) {
            host += "/" + path.substring(0, path.length() - known.length() - 1);
        } else if (!path.isEmpty()) {
            return Optional.empty();
        }
        String before = host.replaceFirst("//.*", "//") + named + ".";
        String after = host.startsWith(before) ? host.substring(before.length()) : "";
        if (!named.isBlank() && S3_HOST.matcher(after).matches()) {
            host = host.replaceFirst("//.*", "//") + after;
        }
        return Optional.of(
                new Location(
                        serviceAt(host, serviceFixed), host, region, named, inFolder, publicUrl));
    }

    /** Returns a service that has hosts of its own is not the one at an unknown host. */
    private Service serviceAt(String host, boolean fixed) {
        return fixed || service.urls().mayBeAt(host) ? service : Service.OTHER;
    }

    private Location normalized() {
        String text = PastedText.clean(region).toLowerCase(Locale.ROOT);
        Matcher inText = REGION.matcher(text);
        if (text.contains(" ") && inText.find()) {
            text = inText.group();
        }
        String name = bucket.strip();
        return new Location(
                service,
                endpoint.strip(),
                text,
                service.hasStrictBucketNames() && name.matches("[A-Za-z0-9.-]+")
                        ? name.toLowerCase(Locale.ROOT)
                        : name,
                folder,
                publicUrl);
    }

    /** Returns the folder for a key template: without the date that the template has itself. */
    public String folderFor(String template) {
        return template.startsWith("{yyyy}") ? DATE.matcher(folder).replaceFirst("") : folder;
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
