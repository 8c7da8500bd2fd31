package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class S3CredentialsTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private static Destination destination(Credentials credentials) {
        return new Destination(
                "Shop",
                Service.named("MINIO"),
                "images",
                null,
                NOBODY,
                credentials,
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    private static void expectMissing(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.CREDENTIALS_MISSING);
                            assertThat(e.context()).containsExactly("Shop");
                        });
    }

    @Test
    void anAccessKeyWithoutItsSecretIsMissing() {
        var destination = destination(new Credentials.AccessKey("AKID"));

        expectMissing(() -> S3ObjectStore.open(destination, NOBODY, Optional::empty));
        expectMissing(
                () ->
                        S3ObjectStore.open(
                                destination, NOBODY, () -> Optional.of(new SecretKey("AKID", ""))));
    }

    @Test
    void aProfileThatDoesNotExistIsMissing() {
        try (var store =
                S3ObjectStore.open(
                        destination(new Credentials.Profile("no such profile at all")),
                        NOBODY,
                        Optional::empty)) {
            for (Runnable use :
                    List.<Runnable>of(
                            store::check, () -> store.signedUrl("a.png", Duration.ofHours(1)))) {
                assertThat(catchThrowableOfType(DropsizeException.class, use::run).kind())
                        .isEqualTo(ErrorKind.PROFILE_MISSING);
            }
        }
    }

    @Test
    void anEnvironmentWithoutKeysIsMissing() {
        assumeTrue(System.getenv("AWS_ACCESS_KEY_ID") == null);
        try (var store =
                S3ObjectStore.open(
                        destination(new Credentials.Environment()), NOBODY, Optional::empty)) {
            expectMissing(store::check);
        }
    }

    @Test
    void aSignedLinkLivesBetweenASecondAndAWeekAndHoldsNoSecret() {
        try (var store =
                S3ObjectStore.open(
                        destination(new Credentials.AccessKey("AKID")),
                        NOBODY,
                        () -> Optional.of(new SecretKey("AKID", "the-secret")))) {
            assertThat(store.signedUrl("a b.png", Duration.ofDays(7)).toString())
                    .startsWith("http://127.0.0.1:1/images/a%20b.png?")
                    .contains("X-Amz-Expires=604800")
                    .doesNotContain("the-secret");
            for (Duration life : new Duration[] {Duration.ZERO, Duration.ofDays(8)}) {
                assertThatThrownBy(() -> store.signedUrl("a.png", life))
                        .isInstanceOfSatisfying(
                                DropsizeException.class,
                                e -> assertThat(e.kind()).isEqualTo(ErrorKind.BAD_SETTING));
            }
        }
    }
}
