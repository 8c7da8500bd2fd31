package io.dropsize.http;

import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.submit.Submissions;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The parts of the program that the endpoint uses.
 *
 * @param token the current token; created on first use. Throws a DropsizeException if there is none
 * @param cache a folder that only its owner can access, for bodies of requests
 */
public record EndpointCore(
        Submissions submissions,
        SettingsStore settings,
        ObjectStores stores,
        Deletions deletions,
        Supplier<String> token,
        Path cache) {}
