package io.dropsize.pipeline.publish;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The names of a batch's copies, whatever publishers the batch uses. */
public final class BatchNames {
    private final Map<String, String> recipes = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** Assigns the key to this copy, and returns whether it is this copy's. */
    boolean claim(String key, String recipe) {
        String owner = recipes.putIfAbsent(key, recipe);
        return owner == null || owner.equals(recipe);
    }

    /** Whether no other copy has the key. */
    boolean isFree(String key, String recipe) {
        String owner = recipes.get(key);
        return owner == null || owner.equals(recipe);
    }

    /** Records that the copy is published under this key. */
    void remember(String key, String recipe) {
        recipes.put(key, recipe);
        keys.put(recipe, key);
    }

    /** The key under which the copy is published. */
    Optional<String> key(String recipe) {
        return Optional.ofNullable(keys.get(recipe));
    }

    /** An object without a content key exists under this key. */
    void unknown(String key) {
        unknown.add(key);
    }

    boolean isUnknown(String key) {
        return unknown.contains(key);
    }
}
