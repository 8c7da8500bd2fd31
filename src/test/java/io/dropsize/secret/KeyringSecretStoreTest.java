package io.dropsize.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javakeyring.BackendNotSupportedException;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** If no keyring can be used, secrets are kept for the run. */
@Timeout(20)
class KeyringSecretStoreTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    private static void keepsSecretsForThisRun(SecretStore store) {
        assertThat(store.persistent()).isFalse();
        store.put("Shop", "s3cret");
        assertThat(store.get("Shop")).contains("s3cret");
        store.put("Shop", "other");
        assertThat(store.get("Shop")).contains("other");
        store.remove("Shop");
        assertThat(store.get("Shop")).isEmpty();
    }

    @Test
    void withoutAKeyringSecretsAreKeptForThisRun() {
        try (var store =
                new KeyringSecretStore(
                        () -> {
                            throw new BackendNotSupportedException("none here");
                        },
                        TIMEOUT,
                        System::nanoTime)) {
            keepsSecretsForThisRun(store);
        }
    }

    @Test
    void aKeyringThatCannotBeOpenedIsNoInternalError() {
        try (var store =
                new KeyringSecretStore(
                        () -> {
                            throw new NullPointerException();
                        },
                        TIMEOUT,
                        System::nanoTime)) {
            keepsSecretsForThisRun(store);
        }
    }

    @Test
    void whereTheKeyringHangsSecretsAreKeptForThisRun() {
        var never = new CountDownLatch(1);
        try (var store =
                new KeyringSecretStore(
                        () -> {
                            never.await();
                            throw new IllegalStateException();
                        },
                        TIMEOUT,
                        System::nanoTime)) {
            assertThat(store.persistent()).isFalse();
            store.put("Shop", "s3cret");
            assertThat(store.get("Shop")).contains("s3cret");
            store.remove("Shop");
            assertThatThrownBy(() -> store.get("Shop"))
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.KEYRING_UNAVAILABLE));
        }
    }

    @Test
    void anInterruptedCallerStopsWaiting() {
        var never = new CountDownLatch(1);
        try (var store =
                new KeyringSecretStore(
                        () -> {
                            never.await();
                            throw new IllegalStateException();
                        },
                        Duration.ofSeconds(15),
                        System::nanoTime)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.get("Shop"))
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theSystemsOwnOpeningEndsInTime() {
        try (var store = new KeyringSecretStore()) {
            assertThat(store.get("Dropsize test that was never put")).isEmpty();
        }
    }

    @Test
    void memoryForgetsWhenItIsClosed() {
        var store = new MemorySecretStore();
        keepsSecretsForThisRun(store);
        store.put("Shop", "s3cret");

        store.close();

        assertThat(store.get("Shop")).isEmpty();
    }
}
