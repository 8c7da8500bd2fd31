package io.dropsize.pipeline.publish;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which copy of a batch has which name, whatever publishers the batch goes through. */
public final class BatchNames {
    private final Map<String, String> recipes = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** Whether the key is this copy's from now on. */
    boolean claim(String key, String recipe) {
        String owner = recipes.putIfAbsent(key, recipe);
        return owner == null || owner.equals(recipe);
    }

    /** Whether no other copy has the key. */
    boolean isFree(String key, String recipe) {
        String owner = recipes.get(key);
        return owner == null || owner.equals(recipe);
    }

    /** The copy is published under this key. */
    void remember(String key, String recipe) {
        recipes.put(key, recipe);
        keys.put(recipe, key);
    }

    /** Where the copy is published. */
    Optional<String> key(String recipe) {
        return Optional.ofNullable(keys.get(recipe));
    }

    /** Something is under this key that says not which copy it is. */
    void unknown(String key) {
        unknown.add(key);
    }

    boolean isUnknown(String key) {
        return unknown.contains(key);
    }
}
