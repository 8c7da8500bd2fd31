package io.dropsize.cli.option;

import static java.util.concurrent.Executors.callable;

import io.dropsize.cli.output.Console;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** The keys that a command names. */
public final class Keys {
    private static final int MAX_REQUESTS = 16;
    private static final int PAGE = 1000;

    /** How many requests for an object take about the time of a page of a list. */
    private static final int REQUESTS_PER_PAGE = 4;

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
     * Looks for the objects in the bucket: for many, first in a list, and for each that isn't in it
     * by a request of its own. If the service can't be reached, or doesn't respond, the remaining
     * keys have the same error.
     *
     * @return an error for each key without an object, or whose object can't be checked
     */
    public static Map<String, DropsizeException> problems(List<String> keys, ObjectStore store)
            throws InterruptedException {
        Map<String, DropsizeException> problems = new ConcurrentHashMap<>();
        AtomicReference<DropsizeException> lost = new AtomicReference<>();
        Set<String> unknown = new LinkedHashSet<>(keys);
        if (unknown.size() > MAX_REQUESTS) {
            unknown.removeAll(listed(unknown, store));
        }
        try (ExecutorService requests = Executors.newFixedThreadPool(MAX_REQUESTS)) {
            List<Future<Object>> all =
                    requests.invokeAll(
                            unknown.stream()
                                    .map(key -> callable(() -> check(key, store, problems, lost)))
                                    .toList());
            all.forEach(Future::resultNow);
        }
        return new HashMap<>(problems);
    }

    /**
     * Returns the keys that the first pages of a list contain. The number of pages is limited to
     * the time that a request for each key would take.
     */
    private static Set<String> listed(Set<String> keys, ObjectStore store) {
        Set<String> found = new HashSet<>();
        String folder = commonFolder(keys);
        int pages = 1 + keys.size() / (MAX_REQUESTS * REQUESTS_PER_PAGE);
        String next = null;
        try {
            for (int page = 0; page < pages && (page == 0 || next != null); page++) {
                ObjectPage list = store.list(folder, next, PAGE);
                list.objects().stream()
                        .map(ObjectInfo::key)
                        .filter(keys::contains)
                        .forEach(found::add);
                next = found.size() < keys.size() ? list.next() : null;
            }
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            // Credentials may not list; the requests for each key have the error's reason.
        }
        return found;
    }

    /** Returns the folders that all keys begin with. */
    private static String commonFolder(Set<String> keys) {
        String common = keys.iterator().next();
        for (String key : keys) {
            while (!key.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
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
