package io.dropsize.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A locked and failing keyring that tests control. */
final class HandKeyring implements OpenKeyring {
    final Map<String, String> kept = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();

    /** Whether its password prompt was dismissed. */
    volatile boolean locked;

    /** Whether it reports "not found" when it is locked. */
    volatile boolean hides;

    volatile boolean refusesToDelete;
    volatile boolean onlySaysItDeletes;

    /** What a response waits for. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Optional<String> read(String name) throws Exception {
        asked.incrementAndGet();
        gate.await();
        if (locked && !hides) {
            throw new NullPointerException("as GNOME's library does");
        }
        return locked ? Optional.empty() : Optional.ofNullable(kept.get(name));
    }

    @Override
    public void write(String name, String secret) throws Exception {
        gate.await();
        if (!locked) {
            kept.put(name, secret);
        }
    }

    @Override
    public void delete(String name) throws Exception {
        gate.await();
        if (refusesToDelete) {
            throw new IllegalStateException("refused");
        }
        if (!locked && !onlySaysItDeletes) {
            kept.remove(name);
        }
    }

    @Override
    public boolean hidesThatItIsLocked() {
        return hides;
    }

    @Override
    public void close() {}
}
