package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Upload;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Deletes several objects from services that support DeleteObjects, and from others. */
class ObjectDeleterTest {
    private final FakeS3 service = new FakeS3();
    private ObjectStore store;

    @BeforeEach
    void open() {
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        service.endpoint(),
                        new Credentials.AccessKey("AKID"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        store =
                S3ObjectStore.open(
                        destination,
                        service.endpoint(),
                        () -> Optional.of(new SecretKey("AKID", "secret")));
        for (String key : List.of("a.png", "b.png")) {
            var _ = store.put(new Upload(key, new byte[] {1}, "image/png", key, false), _ -> {});
        }
    }

    @AfterEach
    void close() {
        store.close();
        service.close();
    }

    @Test
    void deletesAThousandObjectsWithOneRequest() {
        List<String> keys = new ArrayList<>(List.of("a.png", "b.png"));
        for (int i = 0; i < 1998; i++) {
            keys.add("n-" + i);
        }

        assertThat(store.delete(keys)).isEmpty();

        assertThat(service.batches).hasSize(2);
        assertThat(service.deletions).hasValue(0);
        assertThat(service.has("a.png") || service.has("b.png")).isFalse();
    }

    @Test
    void requestsHaveTheChecksumThatOlderServicesRequire() {
        assertThat(store.delete(List.of("a.png", "b.png"))).isEmpty();

        assertThat(service.batches).hasSize(1);
        assertThat(service.unverified).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "501 <Error><Code>NotImplemented</Code></Error>",
                "405 <Error><Code>MethodNotAllowed</Code></Error>",
                "400 <Error><Code>MalformedXML</Code></Error>",
                "403 <Error><Code>AccessDenied</Code></Error>",
                "404 <html>not found</html>",
                "200 <html>a page</html>",
                "200 <DeleteResult/>",
            })
    void whereDeleteObjectsIsMissingEachObjectIsDeleted(String answer) {
        service.batchAnswer = answer;

        assertThat(store.delete(List.of("a.png", "b.png"))).isEmpty();

        assertThat(service.deletions).hasValue(2);
        assertThat(service.has("a.png") || service.has("b.png")).isFalse();
    }

    @Test
    void aKeyThatIsRefusedIsReportedAndTheOthersAreDeleted() {
        service.batchAnswer =
                "200 <DeleteResult><Deleted><Key>a.png</Key></Deleted><Error><Key>b.png</Key>"
                        + "<Code>AccessDenied</Code></Error><Error><Key>c.png</Key>"
                        + "<Code>NoSuchKey</Code></Error></DeleteResult>";

        var failures = store.delete(List.of("a.png", "b.png", "c.png"));

        assertThat(failures).containsOnlyKeys("b.png");
        assertThat(Objects.requireNonNull(failures.get("b.png")).kind())
                .isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(service.deletions).hasValue(0);
    }

    @Test
    void aServiceThatIsBusyIsNotAskedForEachObject() {
        service.batchAnswer = "503 <Error><Code>SlowDown</Code></Error>";

        assertThat(store.delete(List.of("a.png", "b.png"))).hasSize(2);

        assertThat(service.deletions).hasValue(0);
    }

    @Test
    void keysThatXmlCannotContainAreDeletedSingly() {
        assertThat(store.delete(List.of("a.png", "b.png", "ctl\u0001.png", "line\r.png")))
                .isEmpty();

        assertThat(service.batches).singleElement().asString().doesNotContain("ctl", "line");
        assertThat(service.deletions).hasValue(2);
    }
}
