package io.dropsize.testkit;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A bucket in memory. */
public final class MemoryStore implements ObjectStore, ObjectStores {
    public final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    /** What the objects' recipes are, by their keys. */
    public final Map<String, String> recipes = new ConcurrentHashMap<>();

    /** How many objects have been stored or replaced. */
    public final AtomicInteger puts = new AtomicInteger();

    /** How many puts came for a key that was there. */
    public final AtomicInteger refused = new AtomicInteger();

    /** Errors to throw at the next puts of names that contain the key. */
    public final Map<String, DropsizeException> refusals = new ConcurrentHashMap<>();

    public volatile @Nullable DropsizeException broken;

    /** Hear of each key before it is put, or looked for. */
    public volatile Consumer<String> beforePut = _ -> {};

    public volatile Consumer<String> beforeLook = _ -> {};

    public volatile Instant modified = Instant.EPOCH;
    public volatile String address = "http://pictures.test/";

    /** Nothing reaches it until it is found again. */
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
        byte[] there = objects.get(upload.key());
        if (there != null && !upload.overwrite()) {
            refused.incrementAndGet();
            return Arrays.equals(there, Bodies.bytes(upload))
                    ? UploadResult.ALREADY_THERE
                    : UploadResult.KEY_TAKEN;
        }
        puts.incrementAndGet();
        recipes.put(upload.key(), upload.recipe());
        objects.put(upload.key(), Bodies.bytes(upload));
        sent.accept(Bodies.bytes(upload).length);
        return UploadResult.STORED;
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
        for (var object : objects.entrySet()) {
            boolean wanted =
                    object.getKey().startsWith(prefix)
                            && (next == null || object.getKey().compareTo(next) > 0);
            if (wanted && found.size() == max) {
                return new ObjectPage(found, found.getLast().key());
            }
            if (wanted) {
                found.add(info(object.getKey(), object.getValue()));
            }
        }
        return new ObjectPage(found, null);
    }

    @Override
    public byte[] get(String key, long maxBytes) {
        return objects.getOrDefault(key, new byte[0]);
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
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
        return new ObjectInfo(key, bytes.length, modified, "image/jpeg", "e", recipes.get(key));
    }
}
