package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ListingTest {
    @Test
    void aListWithOrdinaryKeysIsRead() {
        List<ObjectInfo> found = new ArrayList<>();

        new Listing(store(3000, 60), "", 3000).forEachPage(found::addAll, () -> false);

        assertThat(found).hasSize(3000);
    }

    @Test
    void aListWhoseKeysFillTheMemoryEndsWithAnError() {
        assertThatThrownBy(
                        () ->
                                new Listing(store(3000, 1000), "", 3000)
                                        .forEachPage(_ -> {}, () -> false))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.LISTING_ENDLESS));
    }

    private static MemoryStore store(int objects, int length) {
        MemoryStore store = new MemoryStore();
        for (int i = 0; i < objects; i++) {
            store.with("k".repeat(length - 5) + (10_000 + i), Instant.EPOCH, new byte[0]);
        }
        return store;
    }
}
