package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.link.PublicAddress;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;

class DestinationRulesTest {
    private static final Credentials KEY = new Credentials.AccessKey("AKID");

    private static Destination destination(
            Service service,
            String bucket,
            @Nullable String region,
            @Nullable String endpoint,
            @Nullable String publicUrl) {
        return new Destination(
                "Shop",
                service,
                bucket,
                region,
                endpoint == null ? null : URI.create(endpoint),
                KEY,
                KeyTemplate.DEFAULT,
                publicUrl == null ? null : URI.create(publicUrl),
                false);
    }

    private static String sentence(Destination destination) {
        var failure =
                catchThrowableOfType(
                        DropsizeException.class, () -> DestinationRules.checkNew(destination));
        return ErrorText.of(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "AMAZON_S3, eu-west-3, https://s3.eu-west-3.amazonaws.com",
        "AMAZON_S3, cn-north-1, https://s3.cn-north-1.amazonaws.com.cn",
        "BACKBLAZE_B2, eu-central-003, https://s3.eu-central-003.backblazeb2.com",
        "WASABI, us-east-2, https://s3.us-east-2.wasabisys.com",
        "DIGITALOCEAN_SPACES, ams3, https://ams3.digitaloceanspaces.com",
    })
    void theEndpointFollowsFromServiceAndRegion(Service service, String region, URI endpoint) {
        Destination destination = destination(service, "images", region, null, null);

        assertThat(Endpoints.of(destination)).isEqualTo(endpoint);
        assertThat(Endpoints.region(destination)).isEqualTo(region);
        assertThat(
                        Endpoints.region(
                                destination(service, "images", null, endpoint.toString(), null)))
                .isEqualTo(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BACKBLAZE_B2", "WASABI", "DIGITALOCEAN_SPACES", "SCALEWAY", "IBM"})
    void aServiceWhoseAddressDependsOnTheRegionNeedsOne(Service service) {
        assertThat(sentence(destination(service, "images", " ", null, null)))
                .isEqualTo(
                        service.label()
                                + " needs a region. Enter the one that the service shows for the bucket.");
    }

    @Test
    void theRegionOfAmazonHasADefault() {
        Destination destination = destination(Service.AMAZON_S3, "images", " ", null, null);

        assertThat(DestinationRules.problems(destination)).isEmpty();
        assertThat(Endpoints.of(destination))
                .isEqualTo(URI.create("https://s3.us-east-1.amazonaws.com"));
    }

    @ParameterizedTest
    @CsvSource({"CLOUDFLARE_R2", "MINIO", "CEPH", "OTHER"})
    void withoutAnEndpointOfItsOwnAServiceCannotBeFound(Service service) {
        assertThat(sentence(destination(service, "images", null, null, null)))
                .startsWith(service.label() + " needs an endpoint.");
        assertThatCode(
                        () ->
                                DestinationRules.check(
                                        destination(
                                                service,
                                                "images",
                                                null,
                                                "https://s3.example.com:9000/",
                                                "http://img.example.com/x")))
                .doesNotThrowAnyException();
    }

    @Test
    void theDefaultRegionIsTheOneThatServicesExpect() {
        assertThat(
                        Endpoints.region(
                                destination(
                                        Service.named("CLOUDFLARE_R2"),
                                        "images",
                                        null,
                                        "https://a1.r2.cloudflarestorage.com",
                                        null)))
                .isEqualTo("auto");
        assertThat(Endpoints.region(Destination.thisComputer())).isEqualTo("us-east-1");
        assertThat(
                        Endpoints.region(
                                destination(
                                        Service.named("CEPH"),
                                        "images",
                                        null,
                                        "http://127.0.0.1",
                                        null)))
                .isEqualTo("us-east-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ab", "My-Bucket", "a_b", "-ab", "ab-", "a..b", "a/b", "日本"})
    void aWrongBucketNameIsReported(String bucket) {
        assertThat(sentence(destination(Service.AMAZON_S3, bucket, "eu-west-3", null, null)))
                .contains("bucket");
    }

    @Test
    void bucketsFromBeforeTheRulesWereStrictMayBeUsedWhereTheyExist() {
        assertThatCode(
                        () ->
                                DestinationRules.check(
                                        destination(
                                                Service.named("CEPH"),
                                                "My_Bucket",
                                                null,
                                                "http://127.0.0.1",
                                                null)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "minio.example.com:9000, 'begin with https:// or http://'",
        "ftp://example.com, 'begin with https:// or http://'",
        "https://user:word@example.com, 'a user or a password'",
        "https://example.com/bucket, 'has no path. Use https://example.com,'",
        "https://example.com?x, 'can’t contain “?”'",
        "https:///, 'has no host'",
        "http://localhost:99999, 'can’t be 99999. Use one from 1 to 65535.'",
        "http://localhost:0, 'can’t be 0'",
        "http://localhost:123456789012, 'can’t be 123456789012'",
        "http://minio!server:9000, 'host “minio!server” contains “!”'",
        "http://minio_server:99999, 'can’t be 99999.'",
        "http://300.1.1.1:9000, 'host'",
    })
    void aWrongEndpointIsReported(String endpoint, String part) {
        assertThat(sentence(destination(Service.named("MINIO"), "images", null, endpoint, null)))
                .contains(part)
                .doesNotContain("word@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://object_store:9000", "https://s3.my_team.example.com/"})
    void anEndpointMayHaveUnderscores(String endpoint) {
        Destination destination =
                destination(Service.named("MINIO"), "images", null, endpoint, null);

        assertThat(DestinationRules.problems(destination)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://my_bucket.example.com, https://my_bucket.example.com",
        "https://bücher.example/a, https://xn--bcher-kva.example/a",
        "https://写真.example:8443, https://xn--3kq9w.example:8443",
        "'  http://img.example.com/x  ', http://img.example.com/x",
    })
    void aPublicAddressMayHaveUnderscoresAndInternationalNames(String typed, String ascii) {
        URI parsed = DestinationRules.publicUrl(typed);

        assertThat(parsed.toASCIIString()).startsWith(ascii.substring(0, 12));
        assertThat(parsed.toString()).matches("\\p{ASCII}+");
        Destination destination =
                destination(
                        Service.OTHER,
                        "images",
                        null,
                        "https://s3.example.com",
                        typed.strip().matches("\\p{ASCII}+") ? typed.strip() : parsed.toString());
        assertThat(PublicAddress.of(destination, URI.create("https://s3.example.com"), "写.jpg"))
                .hasToString(parsed.toString().replaceAll("/+$", "") + "/%E5%86%99.jpg");
        assertThatCode(() -> DestinationRules.check(destination)).doesNotThrowAnyException();
    }

    @Test
    void anInternationalEndpointBecomesAscii() {
        assertThat(Endpoints.parse("https://s3.exämple.com:9000"))
                .hasToString("https://s3.xn--exmple-cua.com:9000");
        assertThatThrownBy(() -> Endpoints.parse("https://straße.example"))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(ErrorText.of(e)).contains("can be read in two ways"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000, false",
        "http://127.9.9.9, false",
        "http://localhost:9000, false",
        "http://LOCALHOST, false",
        "http://pics.localhost:9000, false",
        "http://[::1]:9000, false",
        "http://[0:0:0:0:0:0:0:1], false",
        "https://s3.example.com, false",
        "http://s3.example.com, true",
        "HTTP://192.168.1.5:9000, true",
        "http://127.0.0.1.example.com, true",
        "http://localhost.example.com, true",
        "http://[::2], true",
        "http://[fe80::1], true",
    })
    void plainHttpIsUnprotectedUnlessItStaysOnThisComputer(URI endpoint, boolean unprotected) {
        assertThat(Endpoints.isUnprotected(endpoint)).isEqualTo(unprotected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://images.fra1.digitaloceanspaces.com, https://fra1.digitaloceanspaces.com",
        "https://images.fra1.cdn.digitaloceanspaces.com, https://fra1.digitaloceanspaces.com",
        "https://Images.S3.eu-west-3.amazonaws.com/, https://s3.eu-west-3.amazonaws.com",
        "https://images.s3.amazonaws.com, https://s3.amazonaws.com",
        "https://images.s3.cn-north-1.amazonaws.com.cn, https://s3.cn-north-1.amazonaws.com.cn",
        "http://images.s3.eu-central-003.backblazeb2.com, http://s3.eu-central-003.backblazeb2.com",
        "https://images.s3.us-east-2.wasabisys.com:443, https://s3.us-east-2.wasabisys.com:443",
        "https://images.0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com,"
                + " https://0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com",
        "https://images.oss-cn-hangzhou.aliyuncs.com, https://oss-cn-hangzhou.aliyuncs.com",
        "https://images.cos.ap-guangzhou.myqcloud.com, https://cos.ap-guangzhou.myqcloud.com",
    })
    void anEndpointWithTheBucketIsReportedWithTheRightOne(String endpoint, String right) {
        assertThat(sentence(destination(Service.OTHER, "images", null, endpoint, null)))
                .isEqualTo("The endpoint contains the bucket’s name. Use " + right + ".");
        assertThatCode(
                        () ->
                                DestinationRules.check(
                                        destination(Service.OTHER, "images", null, right, null)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "images, https://images.example.org",
        "images, https://images.s3.example.org",
        "fra1, https://fra1.digitaloceanspaces.com",
        "0123456789abcdef0123456789abcdef,"
                + " https://0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com",
    })
    void anEndpointThatOnlyBeginsLikeTheBucketMayBeUsed(String bucket, String endpoint) {
        assertThatCode(
                        () ->
                                DestinationRules.check(
                                        destination(Service.OTHER, bucket, null, endpoint, null)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsTypedAsEndpointIsReadOrExplained() {
        assertThat(Endpoints.parse(" https://s3.example.com:9000 "))
                .isEqualTo(URI.create("https://s3.example.com:9000"));
        assertThat(
                        catchThrowableOfType(
                                DropsizeException.class,
                                () -> Endpoints.parse("minio.example.com:9000")))
                .hasMessageContaining("https://minio.example.com:9000");
        assertThat(
                        catchThrowableOfType(
                                        DropsizeException.class,
                                        () -> Endpoints.parse("https://exa mple.com"))
                                .kind())
                .isEqualTo(ErrorKind.URL_WRONG);
    }

    @Test
    void wrongRegionsPublicAddressesAndCredentialsAreReported() {
        assertThat(sentence(destination(Service.AMAZON_S3, "images", "Frankfurt!", null, null)))
                .contains("isn’t a region");
        assertThat(
                        sentence(
                                destination(
                                        Service.AMAZON_S3,
                                        "images",
                                        "eu-west-3",
                                        null,
                                        "img.example.com")))
                .startsWith("The address must begin with https:// or http://.");
        for (Credentials wrong :
                new Credentials[] {new Credentials.AccessKey(" "), new Credentials.Profile("")}) {
            assertThat(
                            sentence(
                                    new Destination(
                                            "Shop",
                                            Service.AMAZON_S3,
                                            "images",
                                            "eu-west-3",
                                            null,
                                            wrong,
                                            KeyTemplate.DEFAULT,
                                            null,
                                            false)))
                    .matches(".*\\bEnter (them|the name of) .*");
        }
    }

    @Test
    void everyFieldThatIsWrongHasItsProblem() {
        assertThat(
                        DestinationRules.problems(
                                new Destination(
                                        "x".repeat(61),
                                        Service.AMAZON_S3,
                                        "My_Bucket",
                                        null,
                                        null,
                                        new Credentials.AccessKey(""),
                                        KeyTemplate.DEFAULT,
                                        URI.create("ftp://example.com"),
                                        false)))
                .containsOnlyKeys(
                        DestinationField.NAME,
                        DestinationField.BUCKET,
                        DestinationField.KEYS,
                        DestinationField.PUBLIC_URL);
    }

    @Test
    void namesThatDifferOnlyInCaseAreTheSame() {
        assertThat(DestinationRules.nameInUse(" Blog ", List.of("shop", "blog"))).isPresent();
        assertThat(DestinationRules.nameInUse("Blog 2", List.of("shop", "blog"))).isEmpty();
    }

    @Test
    void aDestinationNeedsAName() {
        assertThat(
                        sentence(
                                new Destination(
                                        " ",
                                        Service.AMAZON_S3,
                                        "images",
                                        "eu-west-3",
                                        null,
                                        KEY,
                                        KeyTemplate.DEFAULT,
                                        null,
                                        false)))
                .isEqualTo("Enter a name of up to 60 characters.");
    }

    @Test
    void thisComputerNeedsNothingButItsServerToSayTheEndpoint() {
        DestinationRules.check(Destination.thisComputer());

        assertThat(
                        catchThrowableOfType(
                                        DropsizeException.class,
                                        () -> Endpoints.of(Destination.thisComputer()))
                                .kind())
                .isEqualTo(ErrorKind.ENDPOINT_NEEDED);
    }

    @ParameterizedTest
    @CsvSource({
        "AMAZON_S3, images, , https://images.s3.eu-west-3.amazonaws.com/a/b%20c.png",
        "AMAZON_S3, my.images, , https://s3.eu-west-3.amazonaws.com/my.images/a/b%20c.png",
        "WASABI, images, , https://s3.eu-west-3.wasabisys.com/images/a/b%20c.png",
        "AMAZON_S3, images, https://img.example.com, https://img.example.com/a/b%20c.png",
        "AMAZON_S3, images, http://example.com/img/, http://example.com/img/a/b%20c.png",
    })
    void thePublicAddressIsTheVisitors(
            Service service, String bucket, @Nullable String publicUrl, String expected) {
        Destination destination = destination(service, bucket, "eu-west-3", null, publicUrl);

        assertThat(PublicAddress.of(destination, Endpoints.of(destination), "a/b c.png"))
                .isEqualTo(URI.create(expected));
    }

    @Test
    void everyUnusualCharacterOfAKeyIsEncodedInItsAddress() {
        assertThat(
                        PublicAddress.of(
                                        Destination.thisComputer(),
                                        URI.create("http://127.0.0.1:8080"),
                                        "ü+%?#&/~x_y-z.png")
                                .toString())
                .isEqualTo("http://127.0.0.1:8080/images/%C3%BC%2B%25%3F%23%26/~x_y-z.png");
    }

    @Test
    void aMirrorIsAnotherDestinationThatDoesNotMirrorBack() {
        Destination shop = destination(Service.OTHER, "images", null, null, null);
        List<Destination> others =
                List.of(
                        shop.named("Backup"),
                        shop.named("Loop").mirroredTo(List.of("Backup", "Shop")));

        assertThat(DestinationRules.mirrorProblem(shop.mirroredTo(List.of("Backup")), others))
                .isEmpty();
        assertThat(mirrorSentence(shop, others, "Shop"))
                .isEqualTo("“Shop” can’t be its own mirror. Choose other destinations.");
        assertThat(mirrorSentence(shop, others, "Backup", "Loop"))
                .isEqualTo("“Loop” is already mirrored to “Shop”. Remove one of the two mirrors.");
        assertThat(mirrorSentence(shop, others, "Gone")).startsWith("There is no “Gone”.");
    }

    private static String mirrorSentence(
            Destination destination, List<Destination> others, String... mirrors) {
        return DestinationRules.mirrorProblem(destination.mirroredTo(List.of(mirrors)), others)
                .map(ErrorText::of)
                .orElse("");
    }
}
