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
import io.dropsize.store.Upload;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Puts to services whose ETags are not checksums, that ignore conditions, or that lose bytes. */
class ObjectUploaderTest {
    private final FakeS3 service = new FakeS3();
    private ObjectStore store;

    @BeforeEach
    void open() {
        store = openStore();
    }

    private ObjectStore openStore() {
        return openStore(KeyTemplate.DEFAULT);
    }

    private ObjectStore openStore(KeyTemplate template) {
        return openStore(Service.OTHER, template);
    }

    private ObjectStore openStore(Service kind, KeyTemplate template) {
        var destination =
                new Destination(
                        "Shop",
                        kind,
                        "images",
                        null,
                        service.endpoint(),
                        new Credentials.AccessKey("AKID"),
                        template,
                        null,
                        false);
        return S3ObjectStore.open(
                destination,
                service.endpoint(),
                () -> Optional.of(new SecretKey("AKID", "secret")));
    }

    @AfterEach
    void close() {
        store.close();
        service.close();
    }

    private UploadResult put(String content, String contentKey) {
        return store.put(
                new Upload(
                        "a.png",
                        content.getBytes(StandardCharsets.UTF_8),
                        "image/png",
                        contentKey,
                        false),
                _ -> {});
    }

    private ErrorKind failure(String content) {
        return catchThrowableOfType(DropsizeException.class, () -> put(content, "r")).kind();
    }

    @Test
    void encryptionStorageClassAclAndTagsAreSent() {
        String lines =
                """
                x-amz-storage-class: STANDARD_IA
                x-amz-server-side-encryption: aws:kms
                x-amz-server-side-encryption-aws-kms-key-id: 1234-abcd
                x-amz-acl: public-read
                x-amz-tagging: project=blog
                x-amz-meta-author: me
                """;
        try (FakeS3 fake = new FakeS3();
                ObjectStore other =
                        S3ObjectStore.open(
                                S3StoreContract.destination(
                                                "images",
                                                fake.endpoint(),
                                                new SecretKey("AKID", "secret"))
                                        .with(UploadHeaders.parse(lines)),
                                fake.endpoint(),
                                () -> Optional.of(new SecretKey("AKID", "secret")))) {
            fake.encryption = "aws:kms";
            var _ = other.put(new Upload("a.png", new byte[1], "image/png", "a", false), _ -> {});

            UploadHeaders.parse(lines)
                    .values()
                    .forEach(
                            (name, value) ->
                                    assertThat(fake.received.getFirst(name)).isEqualTo(value));
            assertThat(fake.received.getFirst("Cache-Control")).contains("immutable");
            assertThat(fake.received.getFirst("Authorization")).contains("x-amz-acl");
        }
    }

    @Test
    void withAnETagThatSaysNothingTheBytesAreCompared() {
        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
        assertThat(put("content", "two")).isEqualTo(UploadResult.ALREADY_THERE);
        assertThat(put("CONTENT", "two")).isEqualTo(UploadResult.KEY_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "501 NotImplemented",
                "400 NotImplemented",
                "400 InvalidArgument",
                "400 InvalidRequest",
                "400 ",
            })
    void aServiceWithoutConditionsIsAskedOnce(String refusal) {
        service.refusal = refusal;

        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
        store.delete("a.png");
        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);

        assertThat(service.conditionalPuts).hasValue(1);
    }

    @Test
    void aServiceThatHonoursConditionsRejectsRequestsForOtherReasons() {
        service.heedsConditions = true;
        for (int i = 0; i < 3; i++) {
            var _ = putAs("n-" + i, store);
        }
        service.refusal = "400 InvalidArgument";

        assertThat(failure("content")).isEqualTo(ErrorKind.REFUSED);
    }

    @Test
    void aConflictThatLeavesNothingThereIsTriedLater() {
        service.refusal = "409 ConditionalRequestConflict";

        assertThat(failure("content")).isEqualTo(ErrorKind.SERVER_BUSY);
        assertThat(service.has("a.png")).isFalse();
    }

    @Test
    void corruptedUploadsAreReportedAndDoNotBlockTheRetry() {
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

    private UploadResult putAs(String key, ObjectStore to) {
        return to.put(
                new Upload(key, key.getBytes(StandardCharsets.UTF_8), "image/png", key, false),
                _ -> {});
    }

    @Test
    void aConditionThatWasSeenToHoldSparesTheLookBeforehand() {
        service.heedsConditions = true;

        for (int i = 0; i < 10; i++) {
            assertThat(putAs("n-" + i, store)).isEqualTo(UploadResult.STORED);
        }

        int trial = 1;
        assertThat(service.looks).hasValue(2);
        assertThat(service.puts).hasValue(10 + trial);
        assertThat(putAs("n-3", store)).isEqualTo(UploadResult.ALREADY_THERE);
    }

    @Test
    void aConditionThatIsPassedOverIsNeverReliedOn() {
        for (int i = 0; i < 10; i++) {
            assertThat(putAs("n-" + i, store)).isEqualTo(UploadResult.STORED);
        }

        int trial = 1;
        assertThat(service.looks).hasValue(10);
        assertThat(service.puts).hasValue(10 + trial);
        assertThat(putAs("n-3", store)).isEqualTo(UploadResult.ALREADY_THERE);
    }

    @Test
    void whereConditionsArePassedOverTwoStoresOfThisProcessAreKeptApart() throws Exception {
        try (ObjectStore other = openStore();
                var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                String key = "race-" + round;
                List<Callable<UploadResult>> both = new ArrayList<>();
                for (ObjectStore one : List.of(store, other)) {
                    both.add(
                            () ->
                                    one.put(
                                            new Upload(
                                                    key,
                                                    new byte[] {(byte) one.hashCode()},
                                                    "image/png",
                                                    "by " + one,
                                                    false),
                                            _ -> {}));
                }

                var results = new ArrayList<UploadResult>();
                for (var result : threads.invokeAll(both)) {
                    results.add(result.get());
                }

                assertThat(results).containsOnlyOnce(UploadResult.STORED);
            }
        }
    }

    @Test
    void keysThatMayOnlyPutUploadUnderKeysWithTheContentsHash() {
        service.putOnly = true;
        service.heedsConditions = true;

        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
        assertThat(put("content", "one")).isEqualTo(UploadResult.ALREADY_THERE);
    }

    @Test
    void keysThatMayOnlyPutUploadToServicesThatRejectConditions() {
        service.putOnly = true;
        service.refusal = "501 NotImplemented";

        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
    }

    @Test
    void keysThatMayOnlyPutUploadWhatAKeyServiceEncrypts() {
        service.putOnly = true;
        service.encryption = "aws:kms";

        assertThat(put("content", "one")).isEqualTo(UploadResult.STORED);
    }

    @Test
    void keysThatMayOnlyPutReplaceNothingUnderKeysWithoutAHash() {
        service.putOnly = true;

        try (ObjectStore named = openStore(new KeyTemplate("{name}.{ext}"))) {
            assertThat(catchThrowableOfType(DropsizeException.class, () -> putAs("a.png", named)))
                    .extracting(DropsizeException::kind)
                    .isEqualTo(ErrorKind.ACCESS_DENIED);
        }
        assertThat(service.puts).hasValue(0);
    }

    @Test
    void keysThatMayOnlyPutUseAnyKeyWhereTheServiceProtectsObjects() {
        service.putOnly = true;
        service.heedsConditions = true;

        try (ObjectStore named = openStore(Service.AMAZON_S3, new KeyTemplate("{name}.{ext}"))) {
            assertThat(putAs("a.png", named)).isEqualTo(UploadResult.STORED);
            assertThat(putAs("a.png", named)).isEqualTo(UploadResult.KEY_TAKEN);
        }
    }

    @Test
    void keysThatMayOnlyPutReplaceNothingIfTheServiceUnexpectedlyRejectsConditions() {
        service.putOnly = true;
        service.refusal = "501 NotImplemented";

        try (ObjectStore named = openStore(Service.AMAZON_S3, new KeyTemplate("{name}.{ext}"))) {
            assertThat(catchThrowableOfType(DropsizeException.class, () -> putAs("a.png", named)))
                    .extracting(DropsizeException::kind)
                    .isEqualTo(ErrorKind.ACCESS_DENIED);
        }
        assertThat(service.has("a.png")).isFalse();
    }

    @Test
    void theMissingPermissionIsNamed() {
        service.putOnly = true;

        assertThat(catchThrowableOfType(DropsizeException.class, () -> store.check()).context())
                .containsExactly("Shop", "s3:ListBucket");
        assertThat(
                        catchThrowableOfType(DropsizeException.class, () -> store.get("a.png", 9))
                                .context())
                .containsExactly("Shop", "s3:GetObject");
        assertThat(
                        catchThrowableOfType(DropsizeException.class, () -> store.delete("a.png"))
                                .context())
                .containsExactly("Shop", "s3:DeleteObject");
    }

    @Test
    void whatIsBrokenAndCouldNotBeRemovedIsNoSuccessLater() {
        service.damage = FakeS3::cut;
        service.brokenDeletions = 3;
        assertThat(failure("content")).isEqualTo(ErrorKind.CONNECTION_BROKEN);
        assertThat(service.has("a.png")).isTrue();

        service.damage = body -> body;
        assertThat(put("content", "r")).isEqualTo(UploadResult.STORED);
        assertThat(store.get("a.png", 64 << 20))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("content");
    }
}
