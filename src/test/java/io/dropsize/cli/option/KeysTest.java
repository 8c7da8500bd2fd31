package io.dropsize.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class KeysTest {
    private final MemoryStore store = new MemoryStore();
    private final List<String> looked = Collections.synchronizedList(new ArrayList<>());

    KeysTest() {
        store.beforeLook = looked::add;
    }

    private List<String> objects(String folder, int count) {
        List<String> keys =
                IntStream.range(0, count).mapToObj(i -> folder + "%04d.jpg".formatted(i)).toList();
        keys.forEach(key -> store.with(key, Instant.EPOCH, new byte[1]));
        return keys;
    }

    @Test
    void manyObjectsAreFoundByAList() throws InterruptedException {
        List<String> keys = new ArrayList<>(objects("2026/11/", 1500));
        keys.addAll(objects("2026/12/", 20));

        assertThat(Keys.problems(keys, store)).isEmpty();
        assertThat(looked).isEmpty();
    }

    @Test
    void aKeyThatIsNotListedIsLookedUpBeforeItIsMissing() throws InterruptedException {
        List<String> keys = new ArrayList<>(objects("a/", 20));
        keys.add("a/none.jpg");
        store.with("z.jpg", Instant.EPOCH, new byte[1]);
        keys.add("z.jpg");

        Map<String, DropsizeException> problems = Keys.problems(keys, store);

        assertThat(problems).containsOnlyKeys("a/none.jpg");
        assertThat(problems.get("a/none.jpg"))
                .extracting(DropsizeException::kind)
                .isEqualTo(ErrorKind.OBJECT_MISSING);
        assertThat(looked).contains("a/none.jpg");
    }

    @Test
    void inALargeFolderTheListEndsAndTheOthersAreLookedUp() throws InterruptedException {
        List<String> all = objects("", 300);
        List<String> keys = all.subList(270, 300);
        store.pageSize = 10;

        assertThat(Keys.problems(keys, store)).isEmpty();
        assertThat(looked).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void fewObjectsAreLookedUp() throws InterruptedException {
        List<String> keys = objects("", 3);

        assertThat(Keys.problems(keys, store)).isEmpty();
        assertThat(looked).containsExactlyInAnyOrderElementsOf(keys);
    }
}
