package io.dropsize.store.s3.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class AwsDefaultsTest {
    private static final Credentials ENVIRONMENT = new Credentials.Environment();

    private static final String CONFIG =
            """
            [default]
            region = eu-north-1

            [profile plain]
            region = eu-west-3

            [profile minio]
            region = home
            endpoint_url = https://minio.example.com

            [profile both]
            services = local
            endpoint_url = https://all.example.com

            [services local]
            dynamodb =
              endpoint_url = https://tables.example.com
            s3 =
              endpoint_url = https://objects.example.com
              addressing_style = path

            [profile ignoring]
            endpoint_url = https://minio.example.com
            ignore_configured_endpoint_urls = true
            """;

    @TempDir private Path folder;
    private AwsFiles files;

    @BeforeEach
    void write() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), CONFIG);
        files = new AwsFiles(folder.resolve("none"), config);
    }

    private static Destination destination(
            Credentials credentials, @Nullable String region, @Nullable URI endpoint) {
        return new Destination(
                "Shop",
                Service.AMAZON_S3,
                "images",
                region,
                endpoint,
                credentials,
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private String applied(Destination destination, Map<String, String> environment) {
        Destination complete = new AwsDefaults(environment, files).applied(destination);
        return complete.region() + " " + complete.endpoint();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, eu-west-3 null",
        "minio, home https://minio.example.com",
        "both, null https://objects.example.com",
        "ignoring, null null",
        "typo, null null",
    })
    void regionAndEndpointOfTheProfileApply(String profile, String expected) {
        assertThat(
                        applied(
                                destination(new Credentials.Profile(profile), null, null),
                                Map.of("AWS_REGION", "of-the-environment")))
                .isEqualTo(expected);
    }

    @Test
    void valuesOfTheDestinationHavePriority() {
        var profile = new Credentials.Profile("minio");

        assertThat(applied(destination(profile, "eu-central-1", null), Map.of()))
                .isEqualTo("eu-central-1 https://minio.example.com");
        assertThat(
                        applied(
                                destination(profile, null, URI.create("https://s3.example.com")),
                                Map.of()))
                .isEqualTo("null https://s3.example.com");
        assertThat(applied(destination(new Credentials.AccessKey("AKID"), null, null), Map.of()))
                .isEqualTo("null null");
    }

    @Test
    void theEnvironmentHasPriorityOverItsProfile() {
        Destination destination = destination(ENVIRONMENT, null, null);

        assertThat(applied(destination, Map.of())).isEqualTo("eu-north-1 null");
        assertThat(applied(destination, Map.of("AWS_PROFILE", "both")))
                .isEqualTo("null https://objects.example.com");
        assertThat(
                        applied(
                                destination,
                                Map.of(
                                        "AWS_DEFAULT_REGION", "eu-south-1",
                                        "AWS_ENDPOINT_URL", "https://all.example.org",
                                        "AWS_ENDPOINT_URL_S3", "https://s3.example.org")))
                .isEqualTo("eu-south-1 https://s3.example.org");
    }

    @Test
    void invalidFilesDoNotAffectTheEnvironment() throws IOException {
        Files.writeString(folder.resolve("config"), "[default\n");

        assertThat(applied(destination(ENVIRONMENT, null, null), Map.of("AWS_REGION", "eu-west-1")))
                .isEqualTo("eu-west-1 null");
    }
}
