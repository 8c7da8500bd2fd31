package io.dropsize.testkit;

import io.dropsize.store.ObjectStore;

import java.time.Instant;

/** The bucket in memory keeps the contract of a real one. */
class MemoryStoreTest extends ObjectStoreContract {
    private final MemoryStore store = new MemoryStore();

    MemoryStoreTest() {
        store.modified = Instant.now();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }
}
