package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Publishes, then uploads the same copy under the same key to mirrors. The link is that of the
 * published copy, and a mirror's failure is only a part of its result. A copy is complete when all
 * mirrors have been tried, so that a job that is interrupted before is not done, and continues in
 * the next run.
 */
public final class MirroringPublisher extends ForwardingPublisher {
    private final ObjectStores stores;
    private final List<Mirror> mirrors;

    public MirroringPublisher(Publisher first, ObjectStores stores, List<Mirror> mirrors) {
        super(first);
        this.stores = stores;
        this.mirrors = List.copyOf(mirrors);
    }

    /** Returns a copy that already exists only if all mirrors have it as well. */
    @Override
    public Optional<PublishedCopy> reserve(Plan plan) {
        return super.reserve(plan)
                .filter(
                        there -> {
                            Mirror.Copy copy = copy(there.published().key(), plan);
                            return mirrors.stream().allMatch(mirror -> mirror.has(copy));
                        })
                .map(there -> new PublishedCopy(mirrored(there.published(), plan), there.bytes()));
    }

    @Override
    public Published dryRun(Plan plan) {
        return mirrored(super.dryRun(plan), plan);
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        Published published = super.publish(plan, image, sent);
        Mirror.Copy copy = copy(published.key(), plan);
        long length = image.bytes().length;
        List<MirrorResult> results = new ArrayList<>();
        for (Mirror mirror : mirrors) {
            // All bytes have been sent once; the calls show that the job is progressing.
            results.add(mirror.put(copy, image::bytes, _ -> sent.accept(length)));
        }
        return published.withMirrors(results);
    }

    @Override
    public Outcome.Done retryMirrors(Outcome.Done done) {
        // By the names of successes, because a mirror may have been renamed since it failed.
        Set<String> complete =
                done.published().mirrors().stream()
                        .filter(result -> !result.failed())
                        .map(MirrorResult::destination)
                        .collect(Collectors.toSet());
        mirrors.forEach(Mirror::reconnect);
        List<PublishedCopy> copies = new ArrayList<>();
        List<Plan> plans = done.plan().each();
        for (int i = 0; i < plans.size(); i++) {
            copies.add(retried(done.copies().get(i), plans.get(i), complete));
        }
        return new Outcome.Done(done.plan(), copies, done.placeholder());
    }

    private PublishedCopy retried(PublishedCopy there, Plan plan, Set<String> complete) {
        Mirror.Copy copy = copy(there.published().key(), plan);
        List<MirrorResult> results = new ArrayList<>();
        for (Mirror mirror : mirrors) {
            boolean has = complete.contains(mirror.name()) || mirror.has(copy);
            results.add(
                    has
                            ? mirror.result(copy, null)
                            : mirror.put(copy, bytes(copy, there.bytes()), _ -> {}));
        }
        return new PublishedCopy(there.published().withMirrors(results), there.bytes());
    }

    /** Returns the bytes of a published copy, which don't depend on its source any more. */
    private Supplier<byte[]> bytes(Mirror.Copy copy, long length) {
        return () -> {
            Destination from =
                    target().destination()
                            .orElseThrow(
                                    () ->
                                            new DropsizeException(
                                                    ErrorKind.UNKNOWN_NAME, target().name()));
            ObjectStore store = stores.open(from);
            boolean replaced =
                    store.head(copy.key())
                            .map(ObjectInfo::contentKey)
                            .filter(there -> !there.equals(copy.contentKey()))
                            .isPresent();
            byte[] bytes = store.get(copy.key(), length);
            if (replaced || bytes.length != length) {
                throw new DropsizeException(ErrorKind.OBJECT_MISSING, copy.key());
            }
            return bytes;
        };
    }

    /** Adds results of mirrors that have the copy. */
    private Published mirrored(Published published, Plan plan) {
        Mirror.Copy copy = copy(published.key(), plan);
        return published.withMirrors(
                mirrors.stream().map(mirror -> mirror.result(copy, null)).toList());
    }

    private static Mirror.Copy copy(String key, Plan plan) {
        return new Mirror.Copy(key, plan.contentKey(), plan.spec().format().mediaType());
    }
}
