package io.dropsize.testkit;

import io.dropsize.pipeline.journal.Deletions;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Records deletions. */
public final class NotedDeletions implements Deletions {
    public final List<URI> deleted = new CopyOnWriteArrayList<>();
    public final List<Set<String>> listed = new CopyOnWriteArrayList<>();

    /** Of the last listing. */
    public volatile Function<String, Optional<URI>> address = _ -> Optional.empty();

    @Override
    public void deleted(Collection<URI> addresses) {
        deleted.addAll(addresses);
    }

    @Override
    public void listed(
            String destination,
            Instant begun,
            Set<String> keys,
            Function<String, Optional<URI>> address) {
        this.address = address;
        listed.add(keys);
    }
}
