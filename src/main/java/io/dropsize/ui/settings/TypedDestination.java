package io.dropsize.ui.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.Service;
import io.dropsize.ui.kit.Texts;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * A destination as it stands in the form, right or wrong.
 *
 * @param secret empty to leave what is kept; never shown
 */
record TypedDestination(
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
        boolean overwrite) {
    private static final String BUCKET = "[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]";
    private static final int LONGEST_NAME = 60;

    /** What can be wrong. */
    enum Field {
        NAME,
        BUCKET,
        REGION,
        ENDPOINT,
        KEYS,
        TEMPLATE,
        PUBLIC_URL
    }

    static TypedDestination of(Destination known) {
        Credentials keys = known.credentials();
        return new TypedDestination(
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
                known.overwrite());
    }

    /** An empty form. */
    static TypedDestination fresh(String name) {
        return new TypedDestination(
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
                false);
    }

    boolean isThisComputer() {
        return service == Service.THIS_COMPUTER;
    }

    /**
     * A sentence for each field that is wrong.
     *
     * @param taken the names of the other destinations
     */
    Map<Field, String> problems(Collection<String> taken) {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        if (!isThisComputer()) {
            nameProblem(problems, taken);
            placeProblems(problems);
            keyProblem(problems);
        }
        try {
            exampleKey();
        } catch (DropsizeException e) {
            problems.put(Field.TEMPLATE, ErrorText.of(e));
        }
        if (!publicUrl.isBlank() && Addresses.parse(publicUrl).isEmpty()) {
            problems.put(Field.PUBLIC_URL, Texts.of("settings.problem.address"));
        }
        return problems;
    }

    /** The destination; call it when there are no problems. */
    Destination destination() {
        return new Destination(
                name.strip(),
                service,
                bucket.strip(),
                region.isBlank() ? null : region.strip(),
                address(endpoint),
                credentials(),
                new KeyTemplate(template.strip()),
                address(publicUrl),
                overwrite);
    }

    /**
     * What the key template makes of a picture.
     *
     * @throws DropsizeException BAD_SETTING when the template is wrong
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
                        "jpg");
        return new KeyTemplate(template.strip()).key(values);
    }

    private void nameProblem(Map<Field, String> problems, Collection<String> taken) {
        String wanted = name.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            problems.put(Field.NAME, Texts.of("settings.problem.name"));
        } else if (taken.stream().anyMatch(wanted::equalsIgnoreCase)) {
            problems.put(Field.NAME, Texts.of("settings.problem.name-taken"));
        }
    }

    private void placeProblems(Map<Field, String> problems) {
        if (!bucket.strip().matches(BUCKET)) {
            problems.put(Field.BUCKET, Texts.of("settings.problem.bucket"));
        }
        ServiceNeeds needs = ServiceNeeds.of(service);
        if (region.isBlank()
                && endpoint.isBlank()
                && needs.region() == ServiceNeeds.Need.REQUIRED) {
            problems.put(Field.REGION, Texts.of("settings.problem.region"));
        }
        if (!endpoint.isBlank() || needs.endpoint() == ServiceNeeds.Need.REQUIRED) {
            endpointProblem(problems);
        }
    }

    private void endpointProblem(Map<Field, String> problems) {
        try {
            DestinationRules.checkEndpoint(Endpoints.parse(endpoint), bucket.strip());
        } catch (DropsizeException e) {
            problems.put(Field.ENDPOINT, ErrorText.of(e));
        }
    }

    /** Whether others on the network could read what is sent. */
    boolean isUnprotected() {
        URI typed = address(endpoint);
        return !isThisComputer() && typed != null && Endpoints.isUnprotected(typed);
    }

    private void keyProblem(Map<Field, String> problems) {
        if (keys == KeySource.PROFILE && profile.isBlank()) {
            problems.put(Field.KEYS, Texts.of("settings.problem.profile"));
        } else if (keys == KeySource.ACCESS_KEY && accessKey.isBlank()) {
            problems.put(Field.KEYS, Texts.of("settings.problem.access-key"));
        }
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
        return "TypedDestination[name=" + name + "]";
    }
}
