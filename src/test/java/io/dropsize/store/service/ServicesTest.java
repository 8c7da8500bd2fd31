package io.dropsize.store.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.DestinationField;
import io.dropsize.store.DestinationRules;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.link.PublicAddress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The file of services, and what is made of it. */
class ServicesTest {
    private static final String ENTRY =
            """
            {"services": [{"name": "ACME", "label": "Acme", "endpoint": "https://{region}.acme.example",
            "hosts": ["{region}.acme.example"], "region": {"need": "required", "pattern": "[a-z]{2}"},
            "bucketNames": "strict", "conditionalPut": "unknown", "publicLink": "path", "policies": "none",
            "source": "https://acme.example/s3"}]}
            """;

    private static Destination destination(
            Service service, @Nullable String region, @Nullable String endpoint) {
        return new Destination(
                "Shop",
                service,
                "images",
                region,
                endpoint == null ? null : URI.create(endpoint),
                new Credentials.AccessKey("AKID"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private static Service read(String json) {
        return ServiceFile.read(json.getBytes(StandardCharsets.UTF_8)).values().iterator().next();
    }

    @Test
    void namesAndLabelsAreUnique() {
        assertThat(Service.all()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(Service.all().stream().map(Service::name)).doesNotHaveDuplicates();
        assertThat(Service.all().stream().map(Service::label)).doesNotHaveDuplicates();
        assertThat(Service.all().stream().map(Service::name))
                .allMatch(n -> n.matches("[A-Z0-9_]+"));
        assertThat(Service.remote()).doesNotContain(Service.THIS_COMPUTER);
    }

    @ParameterizedTest
    @MethodSource("io.dropsize.store.service.Service#all")
    void everyPatternOfAServiceCompilesAndItsExamplesAreRecognised(Service service) {
        for (UrlPattern pattern : service.urls().patterns()) {
            assertThatCode(() -> pattern.match("x.example")).doesNotThrowAnyException();
            if (!pattern.template().contains("{bucket}")) {
                assertThatCode(() -> pattern.matchAfterBucket("x.example/y"))
                        .doesNotThrowAnyException();
            }
        }
        boolean hosted = service.urls().hasHosts();
        assertThat(service.examples().isEmpty()).isEqualTo(!hosted);
        for (String example : service.examples()) {
            ServiceUrls.Api found = ServiceUrls.find(URI.create(example)).orElseThrow();
            assertThat(found.service()).isSameAs(service);
            assertThat(found.match().bucket()).isEmpty();
            assertThat("https://" + found.api()).isEqualTo(example);
            assertThatCode(() -> DestinationRules.check(destination(service, "eu-1", example)))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("io.dropsize.store.service.Service#remote")
    void everyKnownRegionLeadsToAnEndpointInWhichItIsFound(Service service) {
        for (String region : service.regions()) {
            assertThat(DestinationRules.problems(destination(service, region, null)))
                    .doesNotContainKey(DestinationField.REGION);
            if (service.hasRegionalEndpoint()) {
                URI endpoint = Endpoints.of(destination(service, region, null));
                ServiceUrls.Api found = ServiceUrls.find(endpoint).orElseThrow();
                assertThat(found.service()).isSameAs(service);
                assertThat(found.match().region()).isEqualTo(region);
                assertThat(Endpoints.region(destination(service, null, endpoint.toString())))
                        .isEqualTo(region);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.dropsize.store.service.Service#remote")
    void everyServiceNamesTheSourceOfItsFacts(Service service) {
        assertThat(service.sources()).allMatch(it -> it.matches("https://.+|docs/adr/.+[.]md"));
    }

    @Test
    void aServiceIsOneEntryOfTheFile() {
        Service acme = read(ENTRY);

        assertThat(acme.optionName()).isEqualTo("acme");
        assertThat(Endpoints.of(destination(acme, "eu", null)))
                .isEqualTo(URI.create("https://eu.acme.example"));
        assertThat(acme.endpointNeed()).isEqualTo(Service.Need.OPTIONAL);
        assertThat(acme.conditionalPut()).isEqualTo(Service.ConditionalPut.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"label\": \"Acme\",|",
                "\"strict\"|\"lax\"",
                "\"bucketNames\"|\"buckets\"",
                "\"required\"|\"yes\"",
                "\"pattern\"|\"patern\"",
                "\"path\"|\"pat\"",
                "[\"{region}.acme.example\"]|\"{region}.acme.example\"",
                "}]}|}], \"version\": \"2\"}",
            })
    void aFileWithAFaultIsRejected(String part, String fault) {
        assertThatThrownBy(() -> read(ENTRY.replace(part, fault == null ? "" : fault)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMAZON_S3", "amazon-s3", "Amazon-S3"})
    void aServiceIsFoundInBothSpellings(String name) {
        assertThat(Service.named(name)).isSameAs(Service.AMAZON_S3).hasToString("AMAZON_S3");
        assertThatThrownBy(() -> Service.named(name + "3"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://s3.dualstack.eu-central-1.amazonaws.com, eu-central-1",
        "https://s3-eu-west-1.amazonaws.com, eu-west-1",
        "https://s3-accelerate.amazonaws.com, us-east-1",
        "https://s3.fr-par.scw.cloud, fr-par",
        "https://hel1.your-objectstorage.com, hel1",
        "https://s3.gra.io.cloud.ovh.net, gra",
        "https://us-ord-1.linodeobjects.com, us-ord-1",
        "https://s3.oss-cn-hangzhou-internal.aliyuncs.com, cn-hangzhou",
        "https://a.compat.objectstorage.eu-frankfurt-1.oraclecloud.com, eu-frankfurt-1",
        "https://s3.direct.eu-de.cloud-object-storage.appdomain.cloud, eu-de",
        "https://storage.googleapis.com, auto",
        "https://s3.example.com, us-east-1",
    })
    void theRegionIsFoundInTheHost(String endpoint, String region) {
        assertThat(Endpoints.region(destination(Service.OTHER, null, endpoint))).isEqualTo(region);
    }

    @ParameterizedTest
    @CsvSource({
        "TIGRIS, , https://images.t3.tigrisfiles.io/a.png",
        "SUPABASE, https://ref.storage.supabase.co/storage/v1/s3,"
                + " https://ref.supabase.co/storage/v1/object/public/images/a.png",
        "ORACLE, https://ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com,"
                + " https://objectstorage.eu-frankfurt-1.oraclecloud.com/n/ns/b/images/o/a.png",
        "GOOGLE_CLOUD_STORAGE, , https://storage.googleapis.com/images/a.png",
        "ALIBABA_OSS, https://oss-eu-central-1.aliyuncs.com,"
                + " https://images.oss-eu-central-1.aliyuncs.com/a.png",
        "AMAZON_S3, , https://images.s3.eu-1.amazonaws.com/a.png",
        "AMAZON_S3, https://s3.eu-central-1.amazonaws.com,"
                + " https://s3.eu-central-1.amazonaws.com/images/a.png",
    })
    void visitorsFindObjectsAtTheServicesOwnAddress(Service service, String endpoint, String link) {
        Destination destination = destination(service, "eu-1", endpoint);

        assertThat(PublicAddress.of(destination, Endpoints.of(destination), "a.png"))
                .hasToString(link);
    }
}
