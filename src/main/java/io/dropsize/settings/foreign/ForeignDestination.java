package io.dropsize.settings.foreign;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationField;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Location;
import io.dropsize.store.service.Service;

import java.util.Map;

/**
 * A destination as another program describes it. {@link #toString} excludes the secret. Unknown
 * texts are empty.
 */
record ForeignDestination(
        String name,
        String endpoint,
        String region,
        String bucket,
        Credentials credentials,
        String secret,
        KeyTemplate template,
        String publicUrl) {

    /** Returns the credentials for an access key ID; an empty one means the environment's keys. */
    static Credentials keys(String id) {
        return id.isEmpty() ? new Credentials.Environment() : new Credentials.AccessKey(id);
    }

    ForeignDestination named(String other) {
        return new ForeignDestination(
                other, endpoint, region, bucket, credentials, secret, template, publicUrl);
    }

    ForeignDestination in(String otherBucket, KeyTemplate otherTemplate) {
        return new ForeignDestination(
                name, endpoint, region, otherBucket, credentials, secret, otherTemplate, publicUrl);
    }

    /**
     * Converts it to a destination of Dropsize, whose bucket may be missing.
     *
     * @throws DropsizeException the first problem with another field
     */
    Destination destination() {
        Location meant =
                new Location(
                                endpoint.isEmpty() ? Service.AMAZON_S3 : Service.OTHER,
                                endpoint,
                                region,
                                bucket,
                                "",
                                publicUrl)
                        .fromBucket(false)
                        .fromEndpoint(false);
        Destination destination =
                new Destination(
                        name.substring(
                                0, Math.min(name.length(), DestinationRules.MAX_NAME_LENGTH)),
                        meant.service(),
                        meant.bucket(),
                        meant.region().isEmpty() ? null : meant.region(),
                        meant.endpoint().isEmpty() ? null : Endpoints.parse(meant.endpoint()),
                        credentials,
                        template,
                        meant.publicUrl().isEmpty()
                                ? null
                                : DestinationRules.publicUrl(meant.publicUrl()),
                        false);
        Map<DestinationField, DropsizeException> problems = DestinationRules.problems(destination);
        if (meant.bucket().isEmpty()) {
            problems.remove(DestinationField.BUCKET);
        }
        problems.values().stream()
                .findFirst()
                .ifPresent(
                        problem -> {
                            throw problem;
                        });
        return destination;
    }

    @Override
    public String toString() {
        return "ForeignDestination[name=" + name + "]";
    }
}
