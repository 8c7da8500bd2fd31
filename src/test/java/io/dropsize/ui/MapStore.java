package io.dropsize.ui;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.testkit.Bodies;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;

/** A bucket in memory, which can be told to fail. It is every destination's bucket. */
public final class MapStore implements ObjectStore, ObjectStores {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> dates = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private volatile @Nullable DropsizeException broken;
    private volatile int pageSize = 1000;

    public MapStore with(String key, Instant modified, byte[] bytes) {
        objects.put(key, bytes);
        dates.put(key, modified);
        return this;
    }

    /** Every call fails with this from now on; null mends it. */
    public void breakWith(@Nullable DropsizeException error) {
        broken = error;
    }

    public void protect(String key) {
        kept.add(key);
    }

    public void pagesOf(int size) {
        pageSize = size;
    }

    public Set<String> keys() {
        return objects.keySet();
    }

    @Override
    public ObjectStore open(Destination destination) {
        return this;
    }

    @Override
    public UploadResult put(Upload upload, LongConsumer sent) {
        with(upload.key(), Instant.EPOCH, Bodies.bytes(upload));
        return UploadResult.STORED;
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
        return Optional.ofNullable(objects.get(key)).map(bytes -> info(key, bytes));
    }

    @Override
    public ObjectPage list(String prefix, @Nullable String next, int max) {
        check();
        List<String> keys = new ArrayList<>(objects.keySet());
        int from = next == null ? 0 : Integer.parseInt(next);
        int to = Math.min(keys.size(), from + Math.min(max, pageSize));
        return new ObjectPage(
                keys.subList(from, to).stream()
                        .map(key -> info(key, Objects.requireNonNull(objects.get(key))))
                        .toList(),
                to < keys.size() ? Integer.toString(to) : null);
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
    }

    @Override
    public URI publicUrl(String key) {
        return URI.create("https://img.example.com/" + key);
    }

    @Override
    public URI signedUrl(String key, Duration life) {
        return URI.create(publicUrl(key) + "?expires=" + life.toSeconds());
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
                dates.getOrDefault(key, Instant.EPOCH),
                null,
                Integer.toHexString(java.util.Arrays.hashCode(bytes)),
                null);
    }
}
