package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.ObjectInfo;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which copy of a batch gets which key, whatever publishers the batch uses. Different
 * copies never get the same key, even if overwriting is allowed; equal copies are published once.
 * Jobs that want the same name, or make the same copy, proceed in order of arrival. Thread-safe.
 */
public final class KeyReservations {
    private static final int MAX_NUMBER = 1000;

    /** The content key of objects that have none. */
    private static final String UNIDENTIFIED = "";

    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, String> published = new ConcurrentHashMap<>();
    private final Set<String> unidentified = ConcurrentHashMap.newKeySet();
    private final Map<Copy, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<Object, NavigableMap<Long, Claim>> queues = new HashMap<>();

    private record Name(String destination, String name) {}

    private record Copy(String destination, String contentKey) {}

    /** A position in the queue of jobs that want the same name, or make the same copy. */
    public final class Claim {
        private final @Nullable Object wanted;
        private final long position;
        private final CompletableFuture<Void> released = new CompletableFuture<>();

        private Claim(@Nullable Object wanted, long position) {
            this.wanted = wanted;
            this.position = position;
        }

        /**
         * Returns the claim before this one, which is released first; null if this one is the
         * first.
         */
        public @Nullable Claim predecessor() {
            return before(this);
        }

        /** Lets the next claim proceed. No effect if this one was released before. */
        public void release() {
            leave(this);
            released.complete(null);
        }

        /**
         * Runs the action on the thread that releases this claim; immediately if it is released.
         */
        public void whenReleased(Runnable action) {
            var _ = released.thenRun(action);
        }
    }

    /** Records a copy that was published by an earlier run of the same batch. */
    public void remember(String key, String contentKey) {
        owners.put(key, contentKey);
        published.put(contentKey, key);
    }

    /**
     * Joins the queue for a name.
     *
     * @param name null if no other source can have it
     * @param position lower numbers come first
     */
    Claim claimName(String destination, @Nullable String name, long position) {
        return join(name == null ? null : new Name(destination, name), position);
    }

    /** Joins the queue of jobs that make the same copy. */
    Claim claimCopy(String destination, String contentKey, long position) {
        return join(new Copy(destination, contentKey), position);
    }

    private synchronized Claim join(@Nullable Object wanted, long position) {
        Claim claim = new Claim(wanted, position);
        if (wanted != null) {
            queues.computeIfAbsent(wanted, _ -> new TreeMap<>()).put(position, claim);
        }
        return claim;
    }

    private synchronized @Nullable Claim before(Claim claim) {
        NavigableMap<Long, Claim> queue = queues.get(claim.wanted);
        Map.Entry<Long, Claim> before = queue == null ? null : queue.lowerEntry(claim.position);
        return before == null ? null : before.getValue();
    }

    private synchronized void leave(Claim claim) {
        NavigableMap<Long, Claim> queue = queues.get(claim.wanted);
        if (queue != null && queue.remove(claim.position, claim) && queue.isEmpty()) {
            queues.remove(claim.wanted);
        }
    }

    /** Returns the key under which this batch has published the copy. */
    Optional<String> published(String contentKey) {
        return Optional.ofNullable(published.get(contentKey));
    }

    /** Assigns the key to the copy, and returns true, unless another copy of the batch has it. */
    boolean assign(String key, Plan plan) {
        String owner = owners.putIfAbsent(key, plan.contentKey());
        return owner == null || owner.equals(plan.contentKey());
    }

    /**
     * Assigns a key to the copy before it is made. If the object under a key has no content key,
     * only the conditional put determines whether it is this copy; such a key is assigned, and a
     * second one in case it is not.
     *
     * @param existing the object under a key that must not be replaced; may send requests
     */
    void assignFirst(Plan plan, Function<String, Optional<ObjectInfo>> existing) {
        boolean tried = false;
        for (String key : (Iterable<String>) candidates(plan)::iterator) {
            String owner = owners.get(key);
            if (owner != null && !owner.equals(plan.contentKey())) {
                continue;
            }
            String there = contentKey(key, existing).orElse(plan.contentKey());
            boolean unknown = there.equals(UNIDENTIFIED);
            if (!(unknown && tried) && assign(key, plan)) {
                if (there.equals(plan.contentKey())) {
                    return;
                }
                tried |= unknown;
            }
        }
    }

    private Optional<String> contentKey(
            String key, Function<String, Optional<ObjectInfo>> existing) {
        if (unidentified.contains(key)) {
            return Optional.of(UNIDENTIFIED);
        }
        Optional<String> there =
                existing.apply(key)
                        .map(info -> Objects.requireNonNullElse(info.contentKey(), UNIDENTIFIED));
        there.filter(UNIDENTIFIED::equals).ifPresent(_ -> unidentified.add(key));
        return there;
    }

    /**
     * Tries each key that no other copy of the batch has, until one is accepted.
     *
     * @param use its result; empty if another object has the key
     * @throws DropsizeException KEY_TAKEN if all keys are taken
     */
    <T> T withFirst(Plan plan, Function<String, Optional<T>> use) {
        return candidates(plan)
                .filter(key -> assign(key, plan))
                .map(use)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new DropsizeException(ErrorKind.KEY_TAKEN, plan.key()));
    }

    /** Runs the action while no other thread publishes the same copy to this destination. */
    <T> T exclusively(String destination, Plan plan, Supplier<T> action) {
        ReentrantLock lock =
                locks.computeIfAbsent(
                        new Copy(destination, plan.contentKey()), _ -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static Stream<String> candidates(Plan plan) {
        return IntStream.rangeClosed(1, MAX_NUMBER)
                .mapToObj(number -> KeySuffix.of(plan.key(), number));
    }
}
