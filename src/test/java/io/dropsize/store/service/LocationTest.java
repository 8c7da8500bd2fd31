package io.dropsize.store.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Endpoints;
import io.dropsize.store.KeyTemplate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Optional;

/** What pasted texts mean. The table is {@code pasted.csv}. */
class LocationTest {
    private static final String R2 =
            "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com";

    private static Location fresh(String endpoint, String bucket) {
        return new Location(Service.AMAZON_S3, endpoint, "", bucket, "", "");
    }

    private static Optional<String> template(Location it, String template) {
        return KeyTemplate.inFolder(it.folderFor(template), template);
    }

    private static String text(Location it) {
        return String.join(
                "|",
                it.service().optionName(),
                it.endpoint(),
                it.region(),
                it.bucket(),
                it.folder(),
                it.publicUrl());
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/store/pasted.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '\t',
            emptyValue = "",
            nullValues = "-")
    void aTextPastedAsEndpointIsUnderstood(
            String pasted,
            Service service,
            String endpoint,
            String region,
            String bucket,
            String folder,
            String publicUrl) {
        Location expected =
                new Location(
                        service, or(endpoint), or(region), or(bucket), or(folder), or(publicUrl));

        Location understood = fresh(pasted, "").fromEndpoint(false);

        assertThat(text(understood)).isEqualTo(text(expected));
        assertThat(text(understood.fromEndpoint(false))).isEqualTo(text(expected));
    }

    private static String or(String text) {
        return text == null ? "" : text;
    }

    /** In the field of the bucket, texts without scheme may be buckets. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/store/pasted.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            quoteCharacter = '\t',
            emptyValue = "",
            nullValues = "-")
    void aTextPastedAsBucketIsUnderstoodInTheSameWay(
            String pasted,
            Service service,
            String endpoint,
            String region,
            String bucket,
            String folder,
            String publicUrl) {
        if (or(bucket).isEmpty() || !pasted.contains("://")) {
            return;
        }
        Location understood = fresh("", pasted).fromBucket(false);

        assertThat(understood.bucket()).isEqualTo(bucket);
        assertThat(understood.service()).isEqualTo(service);
        assertThat(understood.endpoint()).isEqualTo(or(endpoint));
        assertThat(understood.folder()).isEqualTo(or(folder));
    }

    @ParameterizedTest
    @MethodSource("io.dropsize.store.service.Service#remote")
    void everyExampleOfAServiceIsUnderstoodWithABucketBeforeAndAfterItsHost(Service service) {
        for (String example : service.examples()) {
            String host = example.replace("https://", "");
            String[] parts = host.split("/", 2);
            boolean path = parts.length > 1;
            String[] pasted = {
                example + "/pics/2026/11/a.jpg",
                " "
                        + host.toUpperCase(java.util.Locale.ROOT)
                                .replace("/STORAGE/V1/S3", "/storage/v1/s3")
                        + "/pics/2026/11/",
                path ? example + "/pics/2026/11" : "http://pics." + host + "/2026/11/a.jpg?x=y#z",
            };
            for (String text : pasted) {
                Location understood = fresh(text, "").fromEndpoint(false);
                assertThat(understood.service()).as(text).isSameAs(service);
                assertThat(understood.bucket()).as(text).isEqualTo("pics");
                assertThat(understood.folder()).as(text).isEqualTo("2026/11");
                assertThat(understood.endpoint()).as(text).isIn("", example);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pics | pics |",
                "' pics/ ' | pics |",
                "pics/sub/folder | pics | sub/folder",
                "/pics/sub/ | pics | sub",
                "Pics | pics |",
                "“pics” | pics |",
                "my.pics | my.pics |",
                "my.pics/2026 | my.pics | 2026",
                "s3://pics/2026/a.jpg | pics | 2026",
                "S3://pics | pics |",
                "arn:aws:s3:::pics/2026/* | pics | 2026",
                "bucket: pics | pics |",
            })
    void aBucketIsUnderstoodWithItsFolder(String pasted, String bucket, String folder) {
        Location understood = fresh("", pasted).fromBucket(false);

        assertThat(understood.bucket()).isEqualTo(bucket);
        assertThat(understood.folder()).isEqualTo(or(folder));
        assertThat(understood.endpoint()).isEmpty();
        assertThat(understood.service()).isSameAs(Service.AMAZON_S3);
    }

    @ParameterizedTest
    @CsvSource({
        "http://pics.localhost:7490, pics, http://localhost:7490",
        "https://pics.s3.example.com, pics, https://s3.example.com",
        "https://pics.minio.example.com:9000, pics, https://minio.example.com:9000",
        "https://images.example.org, images, https://images.example.org",
        "https://s3.example.com/pics, pics, https://s3.example.com",
        "https://example.com/s3/pics, pics, https://example.com/s3",
        "https://s3.example.com/other, pics, https://s3.example.com/other",
    })
    void theBucketIsTakenOutOfAnUnknownEndpoint(String pasted, String bucket, String endpoint) {
        assertThat(fresh(pasted, bucket).fromEndpoint(false))
                .extracting(Location::endpoint, Location::bucket)
                .containsExactly(endpoint, bucket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "hello world",
                "ftp://s3.example.com",
                "https://user:pw@s3.example.com",
                "https://us-east-1.console.aws.amazon.com/s3/buckets?region=eu-west-1",
                "https://s3.console.aws.amazon.com/s3/bucket/create?region=us-east-1",
                "https://cloud.digitalocean.com/spaces/access_keys",
                "https://cloud.digitalocean.com/spaces/new",
                "https://tree-iad1-0003.secure.backblaze.com/b2_browse_files2.htm?bucketId=6b0b",
                "https://my.vultr.com/objectstorage/subs/detail/?id=caa1d747",
                "https://dcd.ionos.com/latest/#/storage",
                "arn:aws:iam::123456789012:user/me",
                "aws s3 ls",
                "https://console.hetzner.com/projects/1/buckets/2",
                "mailto:me@example.com",
                "???",
            })
    void whatIsNotUnderstoodStaysAsTyped(String pasted) {
        assertThat(fresh(pasted, "").fromEndpoint(false).endpoint()).isEqualTo(pasted.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "https://us-east-1.console.aws.amazon.com/s3/home, ENDPOINT_NOT_API",
        "https://pub-0123456789abcdef.r2.dev, ENDPOINT_NOT_API",
        "https://minio.example.com/browser/pics, ENDPOINT_NOT_API",
        "https://tree-iad1-0003.secure.backblaze.com/b2_buckets.htm, ENDPOINT_NOT_API",
    })
    void anAddressForPeopleIsNoEndpoint(String endpoint, ErrorKind kind) {
        assertThatThrownBy(() -> Endpoints.parse(endpoint))
                .isInstanceOfSatisfying(
                        DropsizeException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aServiceThatWasChosenExplicitlyRemains() {
        Location typed =
                new Location(
                        Service.OTHER, "https://pics.s3.eu-west-1.amazonaws.com", "", "", "", "");

        assertThat(text(typed.fromEndpoint(true)))
                .isEqualTo("other|https://s3.eu-west-1.amazonaws.com|eu-west-1|pics||");
        assertThat(
                        text(
                                new Location(
                                                Service.AMAZON_S3,
                                                "s3.example.com",
                                                "",
                                                "pics",
                                                "",
                                                "")
                                        .fromEndpoint(true)))
                .isEqualTo("amazon-s3|https://s3.example.com||pics||");
    }

    @ParameterizedTest
    @CsvSource({
        "EU-CENTRAL-1, eu-central-1",
        "' eu-west-3 ', eu-west-3",
        "Europe (Frankfurt) eu-central-1, eu-central-1",
        "\"US East (N. Virginia) us-east-1\", us-east-1",
        "Frankfurt!, frankfurt!",
    })
    void aRegionIsReadFromWhatConsolesShow(String pasted, String region) {
        Location typed = new Location(Service.AMAZON_S3, "", pasted, "pics", "", "");

        assertThat(typed.fromBucket(false).region()).isEqualTo(region);
    }

    @Test
    void theFolderPrecedesTheKeyTemplateIfBothAreValid() {
        Location it = new Location(Service.AMAZON_S3, "", "", "pics", "blog/2026", "");

        assertThat(template(it, "{hash}.{ext}")).contains("blog/2026/{hash}.{ext}");
        assertThat(template(it, "{yyyy}/{MM}/{hash}.{ext}"))
                .contains("blog/{yyyy}/{MM}/{hash}.{ext}");
        assertThat(template(it, "blog/2026/{hash}.{ext}")).contains("blog/2026/{hash}.{ext}");
        assertThat(
                        template(
                                new Location(Service.AMAZON_S3, "", "", "p", "my photos", ""),
                                "{hash}"))
                .isEmpty();
    }

    @Test
    void whatIsUnderstoodCanBeUsed() {
        assertThatCode(
                        () ->
                                Endpoints.parse(
                                        fresh(R2 + "/pics", "").fromEndpoint(false).endpoint()))
                .doesNotThrowAnyException();
        assertThat(URI.create(fresh(R2 + "/pics", "").fromEndpoint(false).endpoint()))
                .hasToString(R2);
    }
}
