package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyContext;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Puts the copies of one batch into a destination's bucket, under the keys that {@link
 * KeyReservations} assigns before any of their bytes are sent.
 */
public final class BucketPublisher implements Publisher {
    private final Destination destination;
    private final ObjectStores stores;
    private final UploadIndex index;
    private final KeyReservations reservations;

    /** Creates a publisher for a new batch. */
    public BucketPublisher(Destination destination, ObjectStores stores, UploadIndex index) {
        this(destination, stores, index, new KeyReservations());
    }

    /**
     * @param index the index of earlier uploads
     * @param reservations the keys of the batch
     */
    public BucketPublisher(
            Destination destination,
            ObjectStores stores,
            UploadIndex index,
            KeyReservations reservations) {
        this.destination = destination;
        this.stores = stores;
        this.index = index;
        this.reservations = reservations;
    }

    @Override
    public Target target() {
        return new Target(destination.name(), Optional.of(destination), reservations);
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        return KeyNaming.byTemplate(destination.keyTemplate(), date);
    }

    @Override
    public Optional<PublishedCopy> reserve(Plan plan) {
        Optional<PublishedCopy> found = find(plan);
        if (found.isEmpty()) {
            boolean anyKey = destination.keyTemplate().unique() || destination.overwrite();
            reservations.assignFirst(plan, anyKey ? _ -> Optional.empty() : this::head);
        }
        return found;
    }

    /**
     * Finds an existing copy, and assigns its key in this batch. Copies outside the folders that
     * the user named are ignored.
     */
    private Optional<PublishedCopy> find(Plan plan) {
        KeyContext context = plan.source().context();
        return reservations
                .published(plan.contentKey())
                .filter(context::covers)
                .or(() -> index.key(destination.name(), plan.contentKey()))
                .filter(context::covers)
                .flatMap(this::head)
                .filter(there -> plan.contentKey().equals(there.contentKey()))
                .filter(there -> reservations.assign(there.key(), plan))
                .map(there -> new PublishedCopy(published(there.key(), true), there.bytes()));
    }

    @Override
    public Optional<Placeholder> placeholder(Plan plan) {
        return index.placeholder(destination.name(), plan.contentKey());
    }

    @Override
    public Optional<Description> description(URI link) {
        return index.description(link);
    }

    @Override
    public void check() {
        stores.open(destination).check();
    }

    @Override
    public Published dryRun(Plan plan) {
        return find(plan)
                .map(PublishedCopy::published)
                .orElseGet(
                        () ->
                                reservations.withFirst(
                                        plan, key -> Optional.of(published(key, false))));
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        return reservations.exclusively(
                destination.name(),
                plan,
                () -> {
                    Published done =
                            find(plan)
                                    .map(PublishedCopy::published)
                                    .orElseGet(
                                            () ->
                                                    reservations.withFirst(
                                                            plan,
                                                            key -> put(key, plan, image, sent)));
                    reservations.remember(done.key(), plan.contentKey());
                    return done;
                });
    }

    private Optional<Published> put(String key, Plan plan, EncodedImage image, LongConsumer sent) {
        Upload upload =
                new Upload(
                        key,
                        image.bytes(),
                        image.format().mediaType(),
                        plan.contentKey(),
                        destination.overwrite());
        UploadResult result = stores.open(destination).put(upload, sent);
        return result == UploadResult.KEY_TAKEN
                ? Optional.empty()
                : Optional.of(published(key, result == UploadResult.ALREADY_THERE));
    }

    /**
     * Queries an object; empty for write-only credentials, which get 403 for HEAD: the conditional
     * put decides then.
     */
    private Optional<ObjectInfo> head(String key) {
        try {
            return stores.open(destination).head(key);
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.ACCESS_DENIED || e.kind() == ErrorKind.REFUSED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Published published(String key, boolean alreadyThere) {
        return new Published(key, stores.open(destination).publicUrl(key), alreadyThere, null);
    }
}
