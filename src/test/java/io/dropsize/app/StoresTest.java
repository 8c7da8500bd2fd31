package io.dropsize.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.network.ProxySettings;
import io.dropsize.secret.SecretStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.Timeouts;
import io.dropsize.store.local.LocalServer;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class StoresTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch unlocked = new CountDownLatch(1);
    private final Stores stores =
            new Stores(
                    () -> Path.of("nowhere"),
                    folder -> {
                        throw new DropsizeException(ErrorKind.CANNOT_WRITE, folder.toString());
                    },
                    new LockedKeyring(),
                    () -> Timeouts.DEFAULT,
                    () -> ProxySettings.DEFAULT);

    @AfterEach
    void close() {
        unlocked.countDown();
        stores.close();
    }

    @Test
    void aKeyringThatWaitsForItsPasswordBlocksNoOtherCall() throws Exception {
        CompletableFuture<ObjectStore> first = opening("locked");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        ObjectStore other = opening("open").get(20, TimeUnit.SECONDS);

        assertThat(first).isNotDone();
        unlocked.countDown();
        assertThat(first.get()).isNotSameAs(other);
    }

    @Test
    void whoWantsTheSameDestinationGetsTheSameStoreThoughItIsStillBeingOpened() throws Exception {
        CompletableFuture<ObjectStore> first = opening("locked");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<ObjectStore> second = opening("locked");

        unlocked.countDown();

        assertThat(second.get()).isSameAs(first.get()).isSameAs(stores.open(destination("locked")));
    }

    @Test
    void whatCouldNotBeOpenedIsTriedAgainByTheNext() {
        assertThatThrownBy(() -> stores.open(destination("broken")))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.KEYRING_UNAVAILABLE));

        assertThat(stores.open(destination("broken"))).isNotNull();
    }

    @Test
    void anInternalErrorNamesItsPosition() {
        assertThatThrownBy(() -> stores.open(destination("odd")))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(ErrorText.of(e)).startsWith("Something went wrong (odd)."));
    }

    @Test
    void theAddressOnThisComputerIsThatOfItsStore(@TempDir Path folder) {
        Destination here = Destination.thisComputer();
        try (Stores serving =
                new Stores(
                        () -> folder.resolve("images"),
                        images -> LocalServer.start(images, folder.resolve("state")),
                        new LockedKeyring(),
                        () -> Timeouts.DEFAULT,
                        () -> ProxySettings.DEFAULT)) {
            assertThat(serving.publicUrl(here, "a b.png"))
                    .isEqualTo(serving.open(here).publicUrl("a b.png"));
        }
    }

    /** On a separate thread, because it may have to wait. */
    private CompletableFuture<ObjectStore> opening(String name) {
        return CompletableFuture.supplyAsync(
                () -> stores.open(destination(name)), work -> Thread.ofPlatform().start(work));
    }

    private static Destination destination(String name) {
        return new Destination(
                name,
                Service.named("CEPH"),
                "photos",
                null,
                URI.create("http://127.0.0.1:9"),
                new Credentials.AccessKey("id"),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    /** Waits when asked for "locked", fails when first asked for "broken", and has a fault. */
    private final class LockedKeyring implements SecretStore {
        private boolean broken = true;

        @Override
        public Optional<String> get(String destination) {
            if (destination.equals("locked")) {
                asked.countDown();
                try {
                    unlocked.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            } else if (destination.equals("broken") && broken) {
                broken = false;
                throw new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE);
            } else if (destination.equals("odd")) {
                throw new IllegalStateException("a fault");
            }
            return Optional.of("secret");
        }

        @Override
        public void put(String destination, String secret) {
            throw new AssertionError("nothing is kept");
        }

        @Override
        public void remove(String destination) {
            throw new AssertionError("nothing is removed");
        }

        @Override
        public boolean persistent() {
            return true;
        }

        @Override
        public void close() {}
    }
}
