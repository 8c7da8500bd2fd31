package io.dropsize.testkit;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A bucket in memory that fulfils the contract of {@link ObjectStore}. It is the bucket of every
 * destination.
 */
public final class MemoryStore implements ObjectStore, ObjectStores {
    /** Keys that a list reports without a date. */
    public List<String> skipped = List.of();

    /** Whether lists end early, without a token for the rest. */
    public boolean cutOff;

    private static final int STEPS = 16;

    public final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    /** The objects' content keys by their keys. */
    public final Map<String, String> contentKeys = new ConcurrentHashMap<>();

    private final Map<String, Instant> dates = new ConcurrentHashMap<>();
    private final Map<String, String> mediaTypes = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    /** How many objects have been stored or replaced. */
    public final AtomicInteger puts = new AtomicInteger();

    /** How many puts arrived for an existing key. */
    public final AtomicInteger refused = new AtomicInteger();

    /** Errors to throw at the next puts of names that contain the key. */
    public final Map<String, DropsizeException> refusals = new ConcurrentHashMap<>();

    public volatile @Nullable DropsizeException broken;

    /** Receive each key before it is put, or looked up. */
    public volatile Consumer<String> beforePut = _ -> {};

    public volatile Consumer<String> beforeLook = _ -> {};

    /** When objects that come by {@code put} were stored. */
    public volatile Instant modified = Instant.EPOCH;

    /** The maximum number of objects of a page. */
    public volatile int pageSize = 1000;

    public volatile String address = "http://pictures.test/";

    /** What a check of the destination tests beyond the operations. */
    public volatile ServiceProbe probe = new ServiceProbe() {};

    @Override
    public ServiceProbe probe() {
        return probe;
    }

    /** Adds an object without a content key. */
    public MemoryStore with(String key, Instant date, byte[] bytes) {
        objects.put(key, bytes);
        dates.put(key, date);
        return this;
    }

    /** Deleting this key is denied. */
    public void protect(String key) {
        kept.add(key);
    }

    /** Nothing can reach it until it is found again. */
    public void lose() {
        DropsizeException lost = new DropsizeException(ErrorKind.NETWORK_DOWN, "host");
        refusals.put("", lost);
        broken = lost;
    }

    public void find() {
        refusals.clear();
        broken = null;
    }

    @Override
    public ObjectStore open(Destination destination) {
        return this;
    }

    @Override
    public UploadResult put(Upload upload, LongConsumer sent) {
        beforePut.accept(upload.key());
        return putNow(upload, sent);
    }

    private synchronized UploadResult putNow(Upload upload, LongConsumer sent) {
        refusals.forEach(
                (part, error) -> {
                    if (upload.key().contains(part)) {
                        throw error;
                    }
                });
        byte[] bytes = upload.bytes();
        byte[] there = objects.get(upload.key());
        if (there != null && !upload.overwrite()) {
            refused.incrementAndGet();
            return Arrays.equals(there, bytes) || hasContentKey(upload)
                    ? UploadResult.ALREADY_THERE
                    : UploadResult.KEY_TAKEN;
        }
        puts.incrementAndGet();
        contentKeys.put(upload.key(), upload.contentKey());
        mediaTypes.put(upload.key(), upload.mediaType());
        with(upload.key(), modified, bytes);
        for (int step = 0; step <= STEPS; step++) {
            sent.accept((long) bytes.length * step / STEPS);
        }
        return UploadResult.STORED;
    }

    private boolean hasContentKey(Upload upload) {
        return !upload.contentKey().isEmpty()
                && upload.contentKey().equals(contentKeys.get(upload.key()));
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        beforeLook.accept(key);
        return Optional.ofNullable(objects.get(key)).map(bytes -> info(key, bytes));
    }

    @Override
    public ObjectPage list(String prefix, @Nullable String next, int max) {
        check();
        List<ObjectInfo> found = new ArrayList<>();
        int limit = Math.min(max, pageSize);
        for (var object : objects.entrySet()) {
            boolean wanted =
                    object.getKey().startsWith(prefix)
                            && (next == null || object.getKey().compareTo(next) > 0);
            if (wanted && found.size() == limit) {
                return new ObjectPage(found, List.of(), found.getLast().key(), false);
            }
            if (wanted) {
                found.add(info(object.getKey(), object.getValue()));
            }
        }
        return new ObjectPage(found, skipped, null, cutOff);
    }

    @Override
    public byte[] get(String key, long maxBytes) {
        check();
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            throw new DropsizeException(ErrorKind.OBJECT_MISSING, key);
        }
        return bytes;
    }

    @Override
    public void delete(String key) {
        if (kept.contains(key)) {
            throw new DropsizeException(ErrorKind.ACCESS_DENIED, "photos");
        }
        objects.remove(key);
        contentKeys.remove(key);
    }

    @Override
    public URI publicUrl(String key) {
        return URI.create(
                address
                        + URLEncoder.encode(key, StandardCharsets.UTF_8)
                                .replace("%2F", "/")
                                .replace("+", "%20"));
    }

    @Override
    public URI signedUrl(String key, Duration life) {
        return URI.create(address + key + "?expires=" + life.toSeconds());
    }

    @Override
    public void check() {
        DropsizeException error = broken;
        if (error != null) {
            throw error;
        }
    }

    @Override
    public void close() {}

    private ObjectInfo info(String key, byte[] bytes) {
        return new ObjectInfo(
                key,
                bytes.length,
                dates.getOrDefault(key, modified),
                mediaTypes.get(key),
                Integer.toHexString(Arrays.hashCode(bytes)),
                contentKeys.get(key));
    }
}
