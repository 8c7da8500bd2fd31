package io.dropsize.store.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.CheckStep;
import io.dropsize.store.check.Policies;
import io.dropsize.store.link.PublicAddress;
import io.dropsize.testkit.GeneratedDocument;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Generates the pages of docs/s3 that differ by facts only, from services.json and s3-pages.json.
 */
class ServicePagesTest {
    private static final Set<String> WITHOUT_PAGE = Set.of("THIS_COMPUTER", "OTHER");

    private static final CheckResult PRIVATE =
            new CheckResult(
                    CheckStep.VISIT,
                    CheckResult.Outcome.FAILED,
                    Duration.ZERO,
                    new DropsizeException(ErrorKind.LINK_NOT_PUBLIC, "https://shop.test/x"),
                    null,
                    null);

    private static final String PAGE =
            """
            # %s

            <!-- ServicePagesTest generates this page: run it with -Ddocs.write=true. -->

            ## Create the bucket and the keys

            1. %s
            2. Create the keys: %s.

            ## Make the images public

            %s
            %s
            ## Add the destination

            In *Settings → Destinations*, choose *Add* and *%s*, and enter %s, or paste the address of the bucket's page. On the command line, with the keys in a profile of the AWS files:

            ```
            $ dropsize destination add blog %s
            ```

            ![The form for %s](../images/s3/%s.png)

            %s

            ## Check

            ```
            $ dropsize destination check blog
            ```

            Or choose *Check connection* in the form. Every step passes, or says what to change. Then upload an image and open the copied link.
            """;

    @Test
    void everyServiceHasAPage() throws IOException {
        JsonNode pages =
                new ObjectMapper()
                        .readTree(Path.of("src/test/resources/docs/s3-pages.json").toFile());
        for (Map.Entry<String, JsonNode> page : pages.properties()) {
            Service service = Service.named(page.getKey());
            GeneratedDocument.verify(path(service), page(service, page.getValue()));
        }
        String list = Files.readString(Path.of("docs/s3/README.md"));
        for (Service service : Service.all()) {
            if (!WITHOUT_PAGE.contains(service.name())) {
                String path = path(service);
                assertThat(Path.of(path)).exists();
                assertThat(list).contains("](" + path.replace("docs/s3/", "") + ")");
            }
        }
    }

    private static String path(Service service) {
        return "docs/s3/" + service.optionName() + ".md";
    }

    private static String page(Service service, JsonNode facts) {
        String bucket = facts.path("bucket").asString("pictures");
        Destination destination = destination(service, facts, bucket);
        assertThatCode(() -> DestinationRules.check(destination)).doesNotThrowAnyException();
        return PAGE.formatted(
                service.label(),
                facts.get("create").asString(),
                service.keys().orElseThrow().replaceFirst("[.]$", ""),
                facts.get("public").asString(),
                policy(destination),
                service.label(),
                fields(destination),
                options(destination, facts.get("profile").asString()),
                service.label(),
                service.optionName(),
                link(destination));
    }

    private static Destination destination(Service service, JsonNode facts, String bucket) {
        String endpoint = facts.path("endpoint").asString(service.endpointExample());
        boolean entered = service.endpointNeed() == Service.Need.REQUIRED;
        boolean regional = service.regionNeed() == Service.Need.REQUIRED;
        return new Destination(
                "blog",
                service,
                bucket,
                regional ? service.regions().getFirst() : null,
                entered ? URI.create(endpoint) : null,
                new Credentials.Environment(),
                KeyTemplate.DEFAULT,
                facts.has("publicUrl") ? URI.create(facts.get("publicUrl").asString()) : null,
                false);
    }

    /** The policy that lets everyone read images, if bucket policies are the way. */
    private static String policy(Destination destination) {
        if (destination.service().policies() != PolicySupport.BUCKET) {
            return "";
        }
        Policies.Policy policy = Policies.of(destination, List.of(PRIVATE)).getFirst();
        assertThat(policy.kind()).isEqualTo(Policies.Kind.BUCKET);
        return "\n```json\n" + policy.json() + "\n```\n";
    }

    private static String fields(Destination destination) {
        return (destination.endpoint() == null ? "" : "the endpoint, ")
                + "the bucket"
                + (destination.region() == null ? "" : ", the region")
                + (destination.publicUrl() == null ? "" : ", the public URL")
                + " and the keys";
    }

    private static String options(Destination destination, String profile) {
        URI endpoint = destination.endpoint();
        String region = destination.region();
        return "--service "
                + destination.service().optionName()
                + (endpoint == null ? "" : " --endpoint " + endpoint)
                + " --bucket "
                + destination.bucket()
                + (region == null ? "" : " --region " + region)
                + (destination.publicUrl() == null
                        ? ""
                        : " --public-url " + destination.publicUrl())
                + " --credentials profile:"
                + profile;
    }

    private static String link(Destination destination) {
        if (destination.publicUrl() == null && !destination.service().hasPublicAddress()) {
            return "Without a *Public URL* (`--public-url`), links don't open.";
        }
        URI link = PublicAddress.of(destination, Endpoints.of(destination), "2026/11/harbour.jpg");
        return "Links look like `"
                + link
                + (destination.publicUrl() == null
                        ? "`. With a CDN or a domain of your own, enter its address as *Public URL* (`--public-url`)."
                        : "`.");
    }
}
