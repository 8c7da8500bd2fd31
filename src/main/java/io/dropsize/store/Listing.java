package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Iterates over the pages of a bucket's list. A list that repeats itself ends with an error: each
 * page must begin with another key and return another continuation token.
 */
public final class Listing {
    /** The maximum number of objects that a caller should keep in memory. */
    public static final int MAX_KEPT = 2_000_000;

    /** The maximum number of objects that a caller should wait for. */
    public static final int MAX_SEEN = 20_000_000;

    /** The maximum average length of keys, which real buckets don't reach; it limits memory. */
    private static final long MAX_CHARACTERS_PER_OBJECT = 100;

    /** The total length of keys up to which their average isn't limited. */
    private static final long MIN_CHARACTERS = 1_000_000;

    private static final int PAGE = 1000;

    /** Some services occasionally return a page without objects. */
    private static final int MAX_EMPTY_PAGES = 100;

    private final ObjectStore store;
    private final String prefix;
    private final int maxObjects;
    private final Set<String> firstKeys = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private final Set<String> skipped = new HashSet<>();
    private final long maxCharacters;
    private int objects;
    private long characters;
    private int emptyPages;

    /**
     * @param prefix of the keys; empty for all
     * @param maxObjects the maximum length of the list. A longer one ends with an error, as does
     *     one whose keys have more than 100 characters on average and more than a million in total
     */
    public Listing(ObjectStore store, String prefix, int maxObjects) {
        this.store = store;
        this.prefix = prefix;
        this.maxObjects = maxObjects;
        this.maxCharacters = Math.max(MIN_CHARACTERS, MAX_CHARACTERS_PER_OBJECT * maxObjects);
    }

    /**
     * Lists the objects page by page. Blocks and honours interruption.
     *
     * @param found receives the objects of each page, on this thread
     * @param stopped whether to stop before the next page
     * @throws DropsizeException CANCELLED if interrupted, LISTING_ENDLESS, LISTING_INCOMPLETE, or
     *     the service's error
     */
    public void forEachPage(Consumer<List<ObjectInfo>> found, BooleanSupplier stopped) {
        String next = null;
        do {
            if (Thread.currentThread().isInterrupted()) {
                throw new DropsizeException(ErrorKind.CANCELLED);
            }
            ObjectPage page = store.list(prefix, next, PAGE);
            next = page.next();
            requireProgress(page, next);
            found.accept(page.objects());
            if (page.cutOff() && !stopped.getAsBoolean()) {
                throw new DropsizeException(
                        ErrorKind.LISTING_INCOMPLETE, Integer.toString(objects));
            }
        } while (next != null && !stopped.getAsBoolean());
    }

    /**
     * Returns the keys of objects that exist but were not listed completely, see {@link
     * ObjectPage}.
     */
    public Set<String> skipped() {
        return Set.copyOf(skipped);
    }

    private void requireProgress(ObjectPage received, @Nullable String next) {
        List<ObjectInfo> page = received.objects();
        objects += page.size();
        for (String key : received.skipped()) {
            if (skipped.add(key)) {
                characters += key.length();
            }
        }
        characters += page.stream().mapToLong(object -> object.key().length()).sum();
        emptyPages = page.isEmpty() ? emptyPages + 1 : 0;
        boolean isNew =
                (page.isEmpty() || firstKeys.add(page.getFirst().key()))
                        && (next == null || tokens.add(next));
        boolean isTooLong =
                objects > maxObjects || skipped.size() > maxObjects || characters > maxCharacters;
        if (!isNew || isTooLong || emptyPages > MAX_EMPTY_PAGES) {
            throw new DropsizeException(ErrorKind.LISTING_ENDLESS, Integer.toString(objects));
        }
    }
}
