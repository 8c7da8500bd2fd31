package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Service;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Putting at services whose ETags say nothing, that know no conditions, or that lose bytes. */
class S3PutTest {
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
    }

    @AfterEach
    void close() {
        store.close();
        service.close();
    }

    private UploadResult put(String content, String recipe) {
        return store.put(
                new Upload(
                        "a.png",
                        content.getBytes(StandardCharsets.UTF_8),
                        "image/png",
                        recipe,
                        false),
                _ -> {});
    }

    private ErrorKind failure(String content) {
        return catchThrowableOfType(DropsizeException.class, () -> put(content, "r")).kind();
    }

    @Test
    void withAnETagThatSaysNothingTheBytesAreCompared() {
        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
        assertThat(put("content", "two")).isEqualTo(UploadResult.ALREADY_THERE);
        assertThat(put("CONTENT", "two")).isEqualTo(UploadResult.KEY_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"501 NotImplemented", "400 NotImplemented"})
    void aServiceWithoutConditionsIsAskedOnce(String refusal) {
        service.refusal = refusal;

        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
        store.delete("a.png");
        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);

        assertThat(service.conditionalPuts).hasValue(1);
    }

    @Test
    void aConflictThatLeavesNothingThereIsTriedLater() {
        service.refusal = "409 ConditionalRequestConflict";

        assertThat(failure("content")).isEqualTo(ErrorKind.SERVER_BUSY);
        assertThat(service.has("a.png")).isFalse();
    }

    @Test
    void whatArrivesDamagedIsSaidAndDoesNotStandInTheWay() {
        service.damage = FakeS3::cut;
        assertThat(failure("content")).isEqualTo(ErrorKind.UPLOAD_CORRUPTED);
        assertThat(service.has("a.png")).isFalse();

        service.damage = body -> body;
        assertThat(put("content", "r")).isEqualTo(UploadResult.STORED);
    }

    @Test
    void ofAnEncryptedObjectTheLengthIsCompared() {
        service.encryption = "aws:kms";
        assertThat(put("content", "r")).isEqualTo(UploadResult.STORED);
        store.delete("a.png");

        service.damage = FakeS3::cut;
        assertThat(failure("content")).isEqualTo(ErrorKind.UPLOAD_CORRUPTED);
    }
}
