package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * Puts the copies of one batch into a destination's bucket. Different copies that want the same key
 * get a number before a byte of them is sent, even where overwriting is allowed; the same copy
 * twice goes up once.
 */
public final class BucketPublisher implements Publisher {
    private static final int MOST_NUMBERS = 1000;

    private final Destination destination;
    private final ObjectStores stores;
    private final Known known;
    private final Map<String, String> recipeOfKey = new ConcurrentHashMap<>();
    private final Map<String, String> keyOfRecipe = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    /**
     * @param known what earlier batches have put there
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
    public Naming naming(LocalDate date) {
        return Naming.byTemplate(destination.keyTemplate(), date);
    }

    @Override
    public Optional<String> contested(Source source) {
        KeyTemplate template = destination.keyTemplate();
        return template.unique() ? Optional.empty() : Optional.of(KeyTemplate.slug(source.stem()));
    }

    @Override
    public void settle(Plan plan) {
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            String key = NumberedName.of(plan.key(), number);
            if (claim(key, plan.recipe()) && !isAnothers(key, plan.recipe())) {
                return;
            }
        }
    }

    /** Whether another batch has put another copy there that may not be replaced. */
    private boolean isAnothers(String key, String recipe) {
        if (destination.keyTemplate().unique() || destination.overwrite()) {
            return false;
        }
        return head(key)
                .map(ObjectInfo::recipe)
                .filter(theirs -> !theirs.equals(recipe))
                .isPresent();
    }

    @Override
    public Optional<Found> find(Plan plan) {
        String mine = keyOfRecipe.get(plan.recipe());
        Optional<String> key =
                mine != null
                        ? Optional.of(mine)
                        : known.key(destination.name(), plan.recipe())
                                .filter(found -> isFree(found, plan.recipe()));
        return key.flatMap(this::head)
                .filter(there -> plan.recipe().equals(there.recipe()))
                .map(there -> new Found(published(there.key(), true), there.bytes()));
    }

    @Override
    public void remember(String key, String recipe) {
        recipeOfKey.put(key, recipe);
        keyOfRecipe.put(recipe, key);
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
            String key = NumberedName.of(plan.key(), number);
            if (claim(key, plan.recipe())) {
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
            String key = NumberedName.of(plan.key(), number);
            if (claim(key, plan.recipe())) {
                return published(key, false);
            }
        }
        throw new DropsizeException(ErrorKind.KEY_TAKEN, plan.key());
    }

    /** Whether the key is this copy's from now on, as far as this batch is concerned. */
    private boolean claim(String key, String recipe) {
        String owner = recipeOfKey.putIfAbsent(key, recipe);
        return owner == null || owner.equals(recipe);
    }

    private boolean isFree(String key, String recipe) {
        String owner = recipeOfKey.get(key);
        return owner == null || owner.equals(recipe);
    }

    /** Who may only write can't look; then the put tells. */
    private Optional<ObjectInfo> head(String key) {
        try {
            return stores.open(destination).head(key);
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.ACCESS_DENIED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Published published(String key, boolean alreadyThere) {
        return new Published(key, stores.open(destination).publicUrl(key), alreadyThere, null);
    }
}
