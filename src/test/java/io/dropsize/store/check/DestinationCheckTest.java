package io.dropsize.store.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.Visitor;
import io.dropsize.store.check.CheckResult.Outcome;
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
    private final FakeProbe probe = new FakeProbe();
    private @Nullable DropsizeException closed;
    private Visitor.Visit visit =
            new Visitor.Visit("image/png", "public, max-age=31536000, immutable");
    private Duration limit = Duration.ofMinutes(1);

    /** Everything is in order, unless a test changes it. */
    private static final class FakeProbe implements ServiceProbe {
        private @Nullable DropsizeException unknownHost;
        private @Nullable DropsizeException insecure;
        private Duration offset = Duration.ofSeconds(1);
        private boolean verifies = true;
        private @Nullable Runnable onAcl;

        @Override
        public Optional<String> resolve() {
            if (unknownHost != null) {
                throw unknownHost;
            }
            return Optional.of("192.0.2.1");
        }

        @Override
        public Optional<String> secure() {
            if (insecure != null) {
                throw insecure;
            }
            return Optional.of("TLSv1.3");
        }

        @Override
        public Optional<Duration> clockOffset() {
            return Optional.of(offset);
        }

        @Override
        public Optional<Boolean> verifiesChecksums(Upload upload) {
            return Optional.of(verifies);
        }

        @Override
        public boolean putPublic(Upload upload) {
            if (onAcl == null) {
                return false;
            }
            onAcl.run();
            return true;
        }
    }

    /** A bucket with other permissions. */
    private static class ForwardingStore implements ObjectStore {
        private final ObjectStore bucket;
        private final ServiceProbe probe;

        ForwardingStore(ObjectStore bucket, ServiceProbe probe) {
            this.bucket = bucket;
            this.probe = probe;
        }

        @Override
        public ServiceProbe probe() {
            return probe;
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

    private Visitor.Visit visit(URI address) {
        visited.add(address);
        if (closed != null) {
            throw closed;
        }
        return visit;
    }

    private Map<CheckStep, Outcome> check() {
        return check(new ForwardingStore(store, probe));
    }

    private Map<CheckStep, Outcome> check(ObjectStore bucket) {
        new DestinationCheck(Destination.thisComputer(), bucket, this::visit, results::add, limit)
                .run();
        Map<CheckStep, Outcome> outcomes = new EnumMap<>(CheckStep.class);
        results.forEach(each -> outcomes.put(each.step(), each.outcome()));
        assertThat(outcomes).hasSize(CheckStep.values().length);
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
        Map<CheckStep, Outcome> outcomes = check();

        assertThat(outcomes.remove(CheckStep.ACL)).isEqualTo(Outcome.SKIPPED);
        assertThat(outcomes.values()).containsOnly(Outcome.PASSED);
        assertThat(results)
                .extracting(CheckResult::seen)
                .contains("192.0.2.1", "TLSv1.3", "1 s behind", "Content-MD5", "image/png");
        assertThat(store.objects).isEmpty();
        assertThat(visited).singleElement().asString().contains("dropsize-check-");
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void afterABrokenConnectionNothingElseIsTried() {
        store.broken = new DropsizeException(ErrorKind.CREDENTIALS_WRONG, "Shop");

        Map<CheckStep, Outcome> outcomes = check();

        assertThat(outcomes).containsEntry(CheckStep.ANSWER, Outcome.PASSED);
        assertThat(outcomes).containsEntry(CheckStep.KEYS, Outcome.FAILED);
        assertThat(after(CheckStep.KEYS, outcomes)).containsOnly(Outcome.SKIPPED);
        assertThat(results).anyMatch(CheckResult::preventsUploads);
    }

    @Test
    void keysThatMayNotListCanUpload() {
        store.broken = new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop");

        Map<CheckStep, Outcome> outcomes = check();

        assertThat(outcomes.remove(CheckStep.LIST)).isEqualTo(Outcome.FAILED);
        assertThat(outcomes.remove(CheckStep.ACL)).isEqualTo(Outcome.SKIPPED);
        assertThat(outcomes.values()).containsOnly(Outcome.PASSED);
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void keysThatMayNotUploadAreFound() {
        store.refusals.put(
                "dropsize-check", new DropsizeException(ErrorKind.ACCESS_DENIED, "Shop"));

        assertThat(check())
                .containsEntry(CheckStep.BUCKET, Outcome.PASSED)
                .containsEntry(CheckStep.UPLOAD, Outcome.FAILED)
                .containsEntry(CheckStep.DELETE, Outcome.SKIPPED);
        assertThat(results).anyMatch(CheckResult::preventsUploads);
        assertThat(visited).isEmpty();
    }

    @Test
    void aServiceThatReplacesObjectsIsFound() {
        ObjectStore replacing =
                new ForwardingStore(store, probe) {
                    @Override
                    public UploadResult put(Upload upload, LongConsumer sent) {
                        return super.put(
                                new Upload(
                                        upload.key(),
                                        upload.bytes(),
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

        assertThat(check())
                .containsEntry(CheckStep.VISIT, Outcome.FAILED)
                .containsEntry(CheckStep.DELETE, Outcome.PASSED);
        assertThat(problemOf(CheckStep.VISIT)).isEqualTo(ErrorKind.LINK_NOT_PUBLIC);
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void anAddressOfThisComputerIsForNoVisitor() {
        store.address = "http://127.0.0.1:36677/";

        assertThat(check()).containsEntry(CheckStep.VISIT, Outcome.SKIPPED);
        assertThat(visited).isEmpty();
    }

    @Test
    void keysThatMayNotDeleteAreFound() {
        ObjectStore kept =
                new ForwardingStore(store, probe) {
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

        assertThatThrownBy(() -> check()).isSameAs(closed);

        assertThat(store.objects).isEmpty();
    }

    private static List<Outcome> after(CheckStep step, Map<CheckStep, Outcome> outcomes) {
        return outcomes.entrySet().stream()
                .filter(each -> each.getKey().compareTo(step) > 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void anUnknownHostEndsTheCheck() {
        probe.unknownHost = new DropsizeException(ErrorKind.HOST_UNKNOWN, "s3.exmaple.com");

        Map<CheckStep, Outcome> outcomes = check();

        assertThat(outcomes).containsEntry(CheckStep.RESOLVE, Outcome.FAILED);
        assertThat(after(CheckStep.RESOLVE, outcomes)).containsOnly(Outcome.SKIPPED);
        assertThat(results).anyMatch(CheckResult::preventsUploads);
    }

    @Test
    void anInvalidCertificateEndsTheCheck() {
        probe.insecure = new DropsizeException(ErrorKind.CERTIFICATE_DATE, "s3.example.com");

        Map<CheckStep, Outcome> outcomes = check();

        assertThat(outcomes).containsEntry(CheckStep.TLS, Outcome.FAILED);
        assertThat(after(CheckStep.TLS, outcomes)).containsOnly(Outcome.SKIPPED);
        assertThat(store.puts).hasValue(0);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamedByItsOwnStep() {
        store.broken = new DropsizeException(ErrorKind.NOT_S3, "s3.example.com");

        Map<CheckStep, Outcome> outcomes = check();

        assertThat(outcomes).containsEntry(CheckStep.ANSWER, Outcome.FAILED);
        assertThat(after(CheckStep.ANSWER, outcomes)).containsOnly(Outcome.SKIPPED);
    }

    @Test
    void withoutKeysNoRequestIsSent() {
        store.broken = new DropsizeException(ErrorKind.CREDENTIALS_MISSING, "Shop");

        assertThat(check())
                .containsEntry(CheckStep.ANSWER, Outcome.SKIPPED)
                .containsEntry(CheckStep.KEYS, Outcome.FAILED)
                .containsEntry(CheckStep.BUCKET, Outcome.SKIPPED);
    }

    @Test
    void aMissingBucketIsFoundAfterTheKeysAreAccepted() {
        store.broken = new DropsizeException(ErrorKind.BUCKET_MISSING, "shop");

        assertThat(check())
                .containsEntry(CheckStep.KEYS, Outcome.PASSED)
                .containsEntry(CheckStep.BUCKET, Outcome.FAILED)
                .containsEntry(CheckStep.LIST, Outcome.SKIPPED);
    }

    @Test
    void theRegionThatTheServiceNamesCanBeApplied() {
        store.broken = new DropsizeException(ErrorKind.WRONG_REGION, "shop", "(eu-west-1)");

        check();

        assertThat(results.stream().map(CheckResult::regionToApply).flatMap(Optional::stream))
                .containsExactly("eu-west-1");
    }

    @Test
    void aWrongClockIsReportedAlthoughRequestsWork() {
        probe.offset = Duration.ofMinutes(-7);

        assertThat(check())
                .containsEntry(CheckStep.CLOCK, Outcome.FAILED)
                .containsEntry(CheckStep.UPLOAD, Outcome.PASSED);
        assertThat(problemOf(CheckStep.CLOCK)).isEqualTo(ErrorKind.CLOCK_OFF);
        assertThat(results).extracting(CheckResult::seen).contains("7 minutes ahead");
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void aClockThatTheServiceRejectsPreventsUploads() {
        store.broken = new DropsizeException(ErrorKind.CLOCK_WRONG, "Shop", "wrong");

        assertThat(check()).containsEntry(CheckStep.CLOCK, Outcome.FAILED);
        assertThat(results).anyMatch(CheckResult::preventsUploads);
    }

    @Test
    void aServiceThatStoresDamagedUploadsIsFound() {
        probe.verifies = false;

        assertThat(check()).containsEntry(CheckStep.CHECKSUM, Outcome.FAILED);
        assertThat(problemOf(CheckStep.CHECKSUM)).isEqualTo(ErrorKind.CHECKSUM_IGNORED);
        assertThat(results).noneMatch(CheckResult::preventsUploads);
    }

    @Test
    void aLinkWithAnotherMediaTypeIsFound() {
        visit = new Visitor.Visit("application/octet-stream", "max-age=60");

        assertThat(check())
                .containsEntry(CheckStep.VISIT, Outcome.FAILED)
                .containsEntry(CheckStep.CACHE, Outcome.PASSED)
                .containsEntry(CheckStep.ACL, Outcome.SKIPPED);
        assertThat(problemOf(CheckStep.VISIT)).isEqualTo(ErrorKind.LINK_WRONG_TYPE);
    }

    @Test
    void aLinkWithoutCacheHeadersIsFound() {
        visit = new Visitor.Visit("image/png", null);

        assertThat(check())
                .containsEntry(CheckStep.VISIT, Outcome.PASSED)
                .containsEntry(CheckStep.CACHE, Outcome.FAILED);
        assertThat(problemOf(CheckStep.CACHE)).isEqualTo(ErrorKind.LINK_NOT_CACHED);
    }

    @Test
    void anAclThatMakesAPrivateImagePublicIsFound() {
        closed = new DropsizeException(ErrorKind.ADDRESS_REFUSED, "pictures.test");
        probe.onAcl = () -> closed = null;

        assertThat(check())
                .containsEntry(CheckStep.VISIT, Outcome.FAILED)
                .containsEntry(CheckStep.ACL, Outcome.PASSED);
    }

    @Test
    void anAclThatTheServiceRefusesIsFound() {
        closed = new DropsizeException(ErrorKind.ADDRESS_REFUSED, "pictures.test");
        probe.onAcl =
                () -> {
                    throw new DropsizeException(ErrorKind.REFUSED, "pictures.test", "NoAcl");
                };

        assertThat(check()).containsEntry(CheckStep.ACL, Outcome.FAILED);
        assertThat(problemOf(CheckStep.ACL)).isEqualTo(ErrorKind.ACL_WITHOUT_EFFECT);
    }

    @Test
    void aServiceThatIsSilentTooLongEndsTheCheckAndTheImageIsDeleted() {
        limit = Duration.ofMillis(300);
        ObjectStore silent =
                new ForwardingStore(store, probe) {
                    @Override
                    public UploadResult put(Upload upload, LongConsumer sent) {
                        super.put(upload, sent);
                        try {
                            Thread.sleep(Duration.ofMinutes(10));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new DropsizeException(ErrorKind.CANCELLED, e);
                        }
                        throw new AssertionError();
                    }
                };

        Map<CheckStep, Outcome> outcomes = check(silent);

        assertThat(outcomes)
                .containsEntry(CheckStep.UPLOAD, Outcome.FAILED)
                .containsEntry(CheckStep.VISIT, Outcome.SKIPPED)
                .containsEntry(CheckStep.DELETE, Outcome.PASSED);
        assertThat(problemOf(CheckStep.UPLOAD)).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(store.objects).isEmpty();
        assertThat(Thread.interrupted()).isFalse();
    }
}
