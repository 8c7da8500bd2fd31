package io.dropsize.http.upload;

import io.dropsize.http.upload.EndpointJobs.Entry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of recent requests by their ID, limited in time and number; active ones are kept.
 * Thread-safe.
 */
final class RecentEntries {
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MAX_REMEMBERED = 20_000;

    /** By ID, the oldest first. */
    private final Map<String, Remembered> known = new LinkedHashMap<>();

    private record Remembered(Entry entry, long since) {}

    /** Adds those that have a job. */
    synchronized void add(List<Entry> entries) {
        long now = System.nanoTime();
        known.values()
                .removeIf(old -> old.entry().ended() && now - old.since() > REMEMBERED.toNanos());
        var oldest = known.values().iterator();
        while (known.size() > MAX_REMEMBERED && oldest.hasNext()) {
            if (oldest.next().entry().ended()) {
                oldest.remove();
            }
        }
        entries.stream()
                .filter(entry -> entry.job() != null)
                .forEach(entry -> known.put(entry.id(), new Remembered(entry, now)));
    }

    synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(known.get(id)).map(Remembered::entry);
    }
}
