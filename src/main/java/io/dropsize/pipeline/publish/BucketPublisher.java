package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * Puts the copies of one batch into a destination's bucket. Different copies with the same key get
 * a number before any of their bytes are sent, even if overwriting is allowed; equal copies are
 * uploaded once.
 */
public final class BucketPublisher implements Publisher {
    private static final int MOST_NUMBERS = 1000;

    /** No content key. */
    private static final String UNKNOWN = "";

    private final Destination destination;
    private final ObjectStores stores;
    private final Known known;
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();
    private volatile BatchNames names = new BatchNames();

    /**
     * @param known the index of earlier uploads
     */
    public BucketPublisher(Destination destination, ObjectStores stores, Known known) {
        this.destination = destination;
        this.stores = stores;
        this.known = known;
    }

    @Override
    public String destination() {
        return destination.name();
    }

    @Override
    public Optional<Destination> place() {
        return Optional.of(destination);
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        return KeyNaming.byTemplate(destination.keyTemplate(), date);
    }

    @Override
    public Optional<String> contested(Source source) {
        KeyTemplate template = destination.keyTemplate();
        return template.unique() ? Optional.empty() : Optional.of(KeyTemplate.slug(source.stem()));
    }

    /**
     * If an object has no content key, only the put determines whether it is this copy. That name
     * is tried, and another one is reserved in case it is not.
     */
    @Override
    public void settle(Plan plan) {
        boolean tried = false;
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            String key = KeySuffix.of(plan.key(), number);
            if (!names.isFree(key, plan.recipe())) {
                continue;
            }
            String there = there(key).orElse(plan.recipe());
            boolean unknown = there.equals(UNKNOWN);
            if (!(unknown && tried) && names.claim(key, plan.recipe())) {
                if (there.equals(plan.recipe())) {
                    return;
                }
                tried |= unknown;
            }
        }
    }

    /** The content key of the existing copy that must not be replaced. */
    private Optional<String> there(String key) {
        if (destination.keyTemplate().unique() || destination.overwrite()) {
            return Optional.empty();
        }
        if (names.isUnknown(key)) {
            return Optional.of(UNKNOWN);
        }
        Optional<ObjectInfo> there = head(key);
        if (there.isPresent() && there.get().recipe() == null) {
            names.unknown(key);
        }
        return there.map(info -> Objects.requireNonNullElse(info.recipe(), UNKNOWN));
    }

    /** An existing copy that is found has its name in this batch, too. */
    @Override
    public Optional<Found> find(Plan plan) {
        return names.key(plan.recipe())
                .or(() -> known.key(destination.name(), plan.recipe()))
                .flatMap(this::head)
                .filter(there -> plan.recipe().equals(there.recipe()))
                .filter(there -> names.claim(there.key(), plan.recipe()))
                .map(there -> new Found(published(there.key(), true), there.bytes()));
    }

    @Override
    public void remember(String key, String recipe) {
        names.remember(key, recipe);
    }

    @Override
    public BatchNames names() {
        return names;
    }

    @Override
    public void goOnFrom(Publisher before) {
        names = before.names();
    }

    @Override
    public void check() {
        stores.open(destination).check();
    }

    @Override
    public Published rehearse(Plan plan) {
        return find(plan).map(Found::published).orElseGet(() -> rehearsed(plan));
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        ReentrantLock turn = turns.computeIfAbsent(plan.recipe(), _ -> new ReentrantLock());
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        try {
            Published done =
                    find(plan).map(Found::published).orElseGet(() -> put(plan, image, sent));
            remember(done.key(), plan.recipe());
            return done;
        } finally {
            turn.unlock();
        }
    }

    private Published put(Plan plan, EncodedImage image, LongConsumer sent) {
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            String key = KeySuffix.of(plan.key(), number);
            if (names.claim(key, plan.recipe())) {
                UploadResult result = put(key, plan, image, sent);
                if (result != UploadResult.KEY_TAKEN) {
                    return published(key, result == UploadResult.ALREADY_THERE);
                }
            }
        }
        throw new DropsizeException(ErrorKind.KEY_TAKEN, plan.key());
    }

    private UploadResult put(String key, Plan plan, EncodedImage image, LongConsumer sent) {
        Upload upload =
                new Upload(
                        key,
                        image.bytes(),
                        image.format().mediaType(),
                        plan.recipe(),
                        destination.overwrite());
        return stores.open(destination).put(upload, sent);
    }

    private Published rehearsed(Plan plan) {
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            String key = KeySuffix.of(plan.key(), number);
            if (names.claim(key, plan.recipe())) {
                return published(key, false);
            }
        }
        throw new DropsizeException(ErrorKind.KEY_TAKEN, plan.key());
    }

    /** Write-only credentials get 403 for HEAD; the conditional put decides. */
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
