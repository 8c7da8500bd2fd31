package io.dropsize.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A keyring that exists but is locked, slow or failing. */
@Timeout(60)
class LockedKeyringTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private final HandKeyring ring = new HandKeyring();
    private final CountDownLatch opened = new CountDownLatch(1);
    private long now;
    private final SecretStore store =
            new KeyringSecretStore(
                    () -> {
                        opened.await();
                        return ring;
                    },
                    TIMEOUT,
                    () -> now);

    @BeforeEach
    void keepSecrets() {
        ring.kept.put("Shop", "s3cret");
        ring.kept.put("Blog", "other");
    }

    @AfterEach
    void close() {
        opened.countDown();
        ring.gate.countDown();
        store.close();
    }

    private static void fails(ThrowingCallable call, ErrorKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DropsizeException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aSecretThatCannotBeRemovedIsReportedAndOthersCanBeRead() {
        opened.countDown();
        ring.refusesToDelete = true;

        fails(() -> store.remove("Shop"), ErrorKind.SECRET_STAYS);

        assertThat(store.get("Blog")).contains("other");
        assertThat(store.get("Shop")).contains("s3cret");
        assertThat(store.persistent()).isTrue();
    }

    @Test
    void aKeyringThatReturnsWithoutRemovingIsSeenThrough() {
        opened.countDown();
        ring.onlySaysItDeletes = true;

        fails(() -> store.remove("Shop"), ErrorKind.SECRET_STAYS);
    }

    @Test
    void aSecretIsRemovedAlsoAfterTheKeyringHasFailed() {
        opened.countDown();
        ring.locked = true;
        fails(() -> store.remove("Shop"), ErrorKind.SECRET_STAYS);

        ring.locked = false;
        store.remove("Shop");

        assertThat(ring.kept).containsOnlyKeys("Blog");
    }

    @Test
    void aLockedWalletThatReportsNoSecretIsNotTrusted() {
        opened.countDown();
        ring.hides = true;
        ring.locked = true;
        fails(() -> store.remove("Shop"), ErrorKind.SECRET_STAYS);

        ring.locked = false;
        store.remove("Shop");
        store.remove("Never there");

        assertThat(ring.kept).containsOnlyKeys("Blog");
    }

    @Test
    void whoeverDismissesTheQuestionIsAskedAgainByTheNext() {
        opened.countDown();
        ring.locked = true;
        fails(() -> store.get("Shop"), ErrorKind.KEYRING_UNAVAILABLE);

        ring.locked = false;

        assertThat(store.get("Shop")).contains("s3cret");
    }

    @Test
    void whoeverDismissesTheQuestionIsNotAskedByEachOfAThousandJobs() {
        opened.countDown();
        ring.locked = true;
        for (int i = 0; i < 1000; i++) {
            fails(() -> store.get("Shop"), ErrorKind.KEYRING_UNAVAILABLE);
        }
        assertThat(ring.asked.get()).isLessThan(5);

        ring.locked = false;
        now += Duration.ofMinutes(1).toNanos();
        assertThat(store.get("Shop")).contains("s3cret");
    }

    @Test
    void aKeyringThatHangsIsWaitedForOnceAndAskedAgainWhenItIsThereAgain() {
        opened.countDown();
        ring.gate = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            fails(() -> store.get("Shop"), ErrorKind.KEYRING_UNAVAILABLE);
        }
        assertThat(ring.asked).hasValue(1);

        ring.gate.countDown();

        assertThat(untilItAnswers("Shop")).isEqualTo("s3cret");
    }

    @Test
    void aPasswordThatIsTypedSlowlyOpensTheKeyringAfterAll() {
        fails(() -> store.get("Shop"), ErrorKind.KEYRING_UNAVAILABLE);
        assertThat(store.persistent()).isFalse();
        fails(() -> store.remove("Shop"), ErrorKind.SECRET_STAYS);

        opened.countDown();

        assertThat(untilItAnswers("Shop")).isEqualTo("s3cret");
        assertThat(store.persistent()).isTrue();
    }

    /** Its thread returns a moment after the test releases it. */
    private String untilItAnswers(String name) {
        while (true) {
            try {
                return store.get(name).orElseThrow();
            } catch (DropsizeException e) {
                assertThat(e.kind()).isEqualTo(ErrorKind.KEYRING_UNAVAILABLE);
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatTheKeyringDoesNotTakeIsKeptForThisRunAndItsEntryIsNotForgotten() {
        opened.countDown();
        ring.locked = true;
        store.put("New", "typed");
        assertThat(store.get("New")).contains("typed");
        assertThat(store.persistent()).isFalse();
        ring.locked = false;
        assertThat(store.get("Shop")).contains("s3cret");

        store.put("New", "again");

        assertThat(ring.kept).containsEntry("New", "again");
        assertThat(store.persistent()).isTrue();
    }

    @Test
    void aKeyringThatComesUpLaterIsFound() {
        OpenKeyring late = ring;
        boolean[] up = {false};
        try (SecretStore early =
                new KeyringSecretStore(
                        () -> {
                            if (!up[0]) {
                                throw new IllegalStateException("not yet");
                            }
                            return late;
                        },
                        Duration.ofSeconds(30),
                        () -> now)) {
            assertThat(early.get("Shop")).isEmpty();
            up[0] = true;
            now += Duration.ofMinutes(1).toNanos();

            assertThat(early.get("Shop")).contains("s3cret");
        }
    }
}
