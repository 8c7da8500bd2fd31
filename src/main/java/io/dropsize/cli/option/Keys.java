package io.dropsize.cli.option;

import static java.util.concurrent.Executors.callable;

import io.dropsize.cli.output.Console;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.ObjectStore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** The keys that a command names. */
public final class Keys {
    private static final int MAX_REQUESTS = 16;

    private Keys() {}

    /**
     * @throws WrongUsage if a key is empty
     */
    public static void requireKeys(List<String> keys) {
        if (keys.contains("")) {
            throw new WrongUsage("A key can't be empty.");
        }
    }

    /**
     * Looks for the objects in the bucket. If the service can't be reached, or doesn't respond, the
     * remaining keys have the same error.
     *
     * @return an error for each key without an object, or whose object can't be checked
     */
    public static Map<String, DropsizeException> problems(List<String> keys, ObjectStore store)
            throws InterruptedException {
        Map<String, DropsizeException> problems = new ConcurrentHashMap<>();
        AtomicReference<DropsizeException> lost = new AtomicReference<>();
        try (ExecutorService requests = Executors.newFixedThreadPool(MAX_REQUESTS)) {
            List<Future<Object>> all =
                    requests.invokeAll(
                            keys.stream()
                                    .distinct()
                                    .map(key -> callable(() -> check(key, store, problems, lost)))
                                    .toList());
            all.forEach(Future::resultNow);
        }
        return new HashMap<>(problems);
    }

    private static void check(
            String key,
            ObjectStore store,
            Map<String, DropsizeException> problems,
            AtomicReference<DropsizeException> lost) {
        DropsizeException before = lost.get();
        if (before != null) {
            problems.put(key, before);
            return;
        }
        try {
            if (store.head(key).isEmpty()) {
                problems.put(key, new DropsizeException(ErrorKind.OBJECT_MISSING, key));
            }
        } catch (DropsizeException e) {
            problems.put(key, e);
            if (e.kind().isTransient()) {
                lost.set(e);
            }
        }
    }

    /** Reports an error of one key. */
    public static void say(Console console, String key, DropsizeException e) {
        String sentence = ErrorText.forCommandLine(e);
        console.say(sentence.contains(key) ? sentence : key + ": " + sentence);
    }
}
