package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.CheckResult.Outcome;
import io.dropsize.testkit.MemoryStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

class DestinationCheckTest {
    private final MemoryStore store = new MemoryStore();
    private final List<URI> visited = new ArrayList<>();
    private final List<CheckResult> results = new ArrayList<>();
    private @Nullable DropsizeException closed;

    /** A bucket with other permissions. */
    private static class ForwardingStore implements ObjectStore {
        private final ObjectStore bucket;

        ForwardingStore(ObjectStore bucket) {
            this.bucket = bucket;
        }

        @Override
        public UploadResult put(Upload upload, LongConsumer sent) {
            return bucket.put(upload, sent);
        }

        @Override
        public Optional<ObjectInfo> head(String key) {
            return bucket.head(key);
        }

        @Override
        public ObjectPage list(String prefix, @Nullable String next, int max) {
            return bucket.list(prefix, next, max);
        }

        @Override
        public byte[] get(String key, long maxBytes) {
            return bucket.get(key, maxBytes);
        }

        @Override
        public void delete(String key) {
            bucket.delete(key);
        }

        @Override
        public URI publicUrl(String key) {
            return bucket.publicUrl(key);
        }

        @Override
        public URI signedUrl(String key, Duration life) {
            return bucket.signedUrl(key, life);
        }

        @Override
        public void check() {
            bucket.check();
        }

        @Override
        public void close() {
            bucket.close();
        }
    }

    private void visit(URI address) {
        visited.add(address);
        if (closed != null) {
            throw closed;
        }
    }

    private Map<CheckStep, Outcome> check(ObjectStore bucket) {
        new DestinationCheck(Destination.thisComputer(), bucket, this::visit, results::add).run();
        Map<CheckStep, Outcome> outcomes = new EnumMap<>(CheckStep.class);
        results.forEach(each -> outcomes.put(each.step(), each.outcome()));
        assertThat(outcomes).hasSize(6);
        assertThat(results).extracting(CheckResult::step).isSorted();
        return outcomes;
    }

    private ErrorKind problemOf(CheckStep step) {
        return results.stream()
                .filter(each -> each.step() == step)
                .map(each -> Optional.ofNullable(each.problem()).orElseThrow().kind())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStepPassesAndNothingIsLeftInTheBucket() {
        assertThat(check(store).values()).containsOnly(Outcome.PASSED);
        assertThat(store.objects).isEmpty();
        assertThat(visited).singleElement().asString().contains("dropsize-check-");
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void afterABrokenConnectionNothingElseIsTried() {
        store.broken = new DropsizeException(ErrorKind.CREDENTIALS_WRONG, "Shop");

        Map<CheckStep, Outcome> outcomes = check(store);

        assertThat(outcomes.remove(CheckStep.CONNECT)).isEqualTo(Outcome.FAILED);
        assertThat(outcomes.values()).containsOnly(Outcome.SKIPPED);
        assertThat(results.getFirst().preventsUploads()).isTrue();
    }

    @Test
    void keysThatMayNotListCanUpload() {
        store.broken = new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop");

        Map<CheckStep, Outcome> outcomes = check(store);

        assertThat(outcomes.remove(CheckStep.LIST)).isEqualTo(Outcome.FAILED);
        assertThat(outcomes.values()).containsOnly(Outcome.PASSED);
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void keysThatMayNotUploadAreFound() {
        store.refusals.put(
                "dropsize-check", new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop"));

        assertThat(check(store))
                .containsEntry(CheckStep.CONNECT, Outcome.PASSED)
                .containsEntry(CheckStep.UPLOAD, Outcome.FAILED)
                .containsEntry(CheckStep.DELETE, Outcome.SKIPPED);
        assertThat(results).anyMatch(CheckResult::preventsUploads);
        assertThat(visited).isEmpty();
    }

    @Test
    void aServiceThatReplacesObjectsIsFound() {
        ObjectStore replacing =
                new ForwardingStore(store) {
                    @Override
                    public UploadResult put(Upload upload, LongConsumer sent) {
                        return super.put(
                                new Upload(
                                        upload.key(),
                                        upload.body(),
                                        upload.mediaType(),
                                        upload.contentKey(),
                                        true),
                                sent);
                    }
                };

        assertThat(check(replacing)).containsEntry(CheckStep.KEEP, Outcome.FAILED);
        assertThat(problemOf(CheckStep.KEEP)).isEqualTo(ErrorKind.KEY_NOT_KEPT);
        assertThat(store.objects).isEmpty();
    }

    @Test
    void aLinkThatVisitorsCannotOpenIsNamed() {
        closed = new DropsizeException(ErrorKind.ADDRESS_REFUSED, "pictures.test");

        assertThat(check(store))
                .containsEntry(CheckStep.VISIT, Outcome.FAILED)
                .containsEntry(CheckStep.DELETE, Outcome.PASSED);
        assertThat(problemOf(CheckStep.VISIT)).isEqualTo(ErrorKind.LINK_NOT_PUBLIC);
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void anAddressOfThisComputerIsForNoVisitor() {
        store.address = "http://127.0.0.1:36677/";

        assertThat(check(store)).containsEntry(CheckStep.VISIT, Outcome.SKIPPED);
        assertThat(visited).isEmpty();
    }

    @Test
    void keysThatMayNotDeleteAreFound() {
        ObjectStore kept =
                new ForwardingStore(store) {
                    @Override
                    public void delete(String key) {
                        throw new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop");
                    }
                };

        assertThat(check(kept)).containsEntry(CheckStep.DELETE, Outcome.FAILED);
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void aCheckThatIsStoppedDeletesItsImage() {
        closed = new DropsizeException(ErrorKind.CANCELLED);

        assertThatThrownBy(() -> check(store)).isSameAs(closed);

        assertThat(store.objects).isEmpty();
    }
}
