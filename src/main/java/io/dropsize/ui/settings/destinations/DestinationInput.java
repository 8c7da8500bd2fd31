package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationField;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.Endpoints;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyContext;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.service.Location;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A destination as entered in the form, valid or not.
 *
 * @param secret empty to keep the stored one; never shown
 * @param certificate the pinned one; null for none
 * @param mirrors the names of the destinations that get the same copies
 */
public record DestinationInput(
        String name,
        Service service,
        String bucket,
        String region,
        String endpoint,
        KeySource keys,
        String profile,
        String accessKey,
        String secret,
        String template,
        String publicUrl,
        boolean overwrite,
        String headers,
        @Nullable Fingerprint certificate,
        List<String> mirrors) {
    /** A picture in a folder; the identifier is an arbitrary one. */
    private static final KeyContext EXAMPLE =
            KeyContext.in("holiday/sea", "sea")
                    .accepted("", 1, UUID.fromString("3b0f1c9e-5d0a-4d2e-8c1f-7a9e2b6d4f10"));

    /** A placeholder for an endpoint that can't be parsed. */
    private static final URI SOME_ENDPOINT = URI.create("https://s3.example.com");

    public static DestinationInput of(Destination known) {
        Credentials keys = known.credentials();
        return new DestinationInput(
                known.name(),
                known.service(),
                known.bucket(),
                text(known.region()),
                text(known.endpoint()),
                switch (keys) {
                    case Credentials.Profile _ -> KeySource.PROFILE;
                    case Credentials.Environment _ -> KeySource.ENVIRONMENT;
                    case Credentials.AccessKey _ -> KeySource.ACCESS_KEY;
                },
                keys instanceof Credentials.Profile(String profile) ? profile : "default",
                keys instanceof Credentials.AccessKey(String id) ? id : "",
                "",
                known.keyTemplate().text(),
                text(known.publicUrl()),
                known.overwrite(),
                known.headers().text(),
                known.certificate(),
                known.mirrors());
    }

    /** Returns an empty form. */
    public static DestinationInput fresh(String name) {
        return new DestinationInput(
                name,
                Service.AMAZON_S3,
                "",
                "",
                "",
                KeySource.ACCESS_KEY,
                "default",
                "",
                "",
                KeyTemplate.DEFAULT.text(),
                "",
                false,
                "",
                null,
                List.of());
    }

    /** Returns the location of the objects, as typed. */
    Location location() {
        return new Location(service, endpoint, region, bucket, "", publicUrl);
    }

    /** Returns this input with another location. */
    DestinationInput with(Location other) {
        return new DestinationInput(
                name,
                other.service(),
                other.bucket(),
                other.region(),
                other.endpoint(),
                keys,
                profile,
                accessKey,
                secret,
                KeyTemplate.inFolder(other.folderFor(template), template).orElse(template),
                other.publicUrl(),
                overwrite,
                headers,
                certificate,
                mirrors);
    }

    boolean isThisComputer() {
        return service == Service.THIS_COMPUTER;
    }

    /**
     * Returns a sentence for each invalid field.
     *
     * @param taken the names of the other destinations
     */
    public Map<DestinationField, String> problems(Collection<String> taken) {
        Map<DestinationField, DropsizeException> problems = new EnumMap<>(DestinationField.class);
        if (!isThisComputer()) {
            problems.putAll(DestinationRules.problems(readable()));
            DestinationRules.nameInUse(name, taken)
                    .ifPresent(problem -> problems.put(DestinationField.NAME, problem));
            if (!endpoint.isBlank()) {
                add(problems, DestinationField.ENDPOINT, () -> Endpoints.parse(endpoint));
            }
        }
        add(problems, DestinationField.TEMPLATE, this::exampleKey);
        add(problems, DestinationField.HEADERS, this::checkedHeaders);
        if (!publicUrl.isBlank()) {
            add(problems, DestinationField.PUBLIC_URL, () -> DestinationRules.publicUrl(publicUrl));
        }
        Map<DestinationField, String> sentences = new EnumMap<>(DestinationField.class);
        problems.forEach((field, problem) -> sentences.put(field, ErrorText.forSettings(problem)));
        return sentences;
    }

    private static void add(
            Map<DestinationField, DropsizeException> problems,
            DestinationField field,
            Supplier<Object> read) {
        try {
            var _ = read.get();
        } catch (DropsizeException e) {
            problems.put(field, e);
        }
    }

    /** Returns the destination with placeholders for fields that can't be parsed. */
    private Destination readable() {
        URI place = null;
        if (!endpoint.isBlank()) {
            try {
                place = Endpoints.parse(endpoint);
            } catch (DropsizeException _) {
                place = SOME_ENDPOINT;
            }
        }
        return destination(place, KeyTemplate.DEFAULT, UploadHeaders.NONE);
    }

    /** Returns the destination. Call it only if there are no problems. */
    public Destination destination() {
        return destination(
                address(endpoint), new KeyTemplate(template.strip()), UploadHeaders.parse(headers));
    }

    private UploadHeaders checkedHeaders() {
        UploadHeaders parsed = UploadHeaders.parse(headers);
        parsed.check();
        return parsed;
    }

    private Destination destination(
            @Nullable URI place, KeyTemplate keyTemplate, UploadHeaders parsed) {
        return new Destination(
                name.strip(),
                service,
                bucket.strip(),
                region.isBlank() || service.regionNeed() == Service.Need.NONE
                        ? null
                        : region.strip(),
                place,
                credentials(),
                keyTemplate,
                address(publicUrl),
                overwrite,
                parsed,
                certificate,
                mirrors);
    }

    /**
     * Returns an example of a key that the template forms.
     *
     * @throws DropsizeException one of the kinds that begin with TEMPLATE
     */
    String exampleKey() {
        KeyTemplate.Values values =
                new KeyTemplate.Values(
                        LocalDate.now(ZoneId.systemDefault()),
                        "beach",
                        "9f3ac2d1",
                        "Web 1600",
                        1600,
                        1067,
                        "jpg",
                        EXAMPLE);
        return new KeyTemplate(template.strip()).key(values);
    }

    /** Returns whether others on the network could read the traffic. */
    boolean isUnprotected() {
        URI typed = address(endpoint);
        return !isThisComputer() && typed != null && Endpoints.isUnprotected(typed);
    }

    /** Returns whether no credentials have been chosen. */
    boolean isWithoutCredentials() {
        return keys == KeySource.ACCESS_KEY && accessKey.isBlank();
    }

    private Credentials credentials() {
        return switch (keys) {
            case PROFILE -> new Credentials.Profile(profile.strip());
            case ENVIRONMENT -> new Credentials.Environment();
            case ACCESS_KEY -> new Credentials.AccessKey(accessKey.strip());
        };
    }

    private static @Nullable URI address(String text) {
        return Addresses.parse(text).orElse(null);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return "DestinationInput[name=" + name + "]";
    }
}
