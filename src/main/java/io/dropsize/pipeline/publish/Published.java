package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The result of publishing a copy.
 *
 * @param key the final key: with a number if the planned one was taken
 * @param alreadyThere whether nothing was sent because the same copy existed
 * @param warning another problem, such as a local copy that could not be saved; null for none
 * @param mirrors the results of the destination's mirrors
 */
public record Published(
        String key,
        URI link,
        boolean alreadyThere,
        @Nullable DropsizeException warning,
        List<MirrorResult> mirrors) {
    public Published {
        mirrors = List.copyOf(mirrors);
    }

    /** Creates a result without mirrors. */
    public Published(
            String key, URI link, boolean alreadyThere, @Nullable DropsizeException warning) {
        this(key, link, alreadyThere, warning, List.of());
    }

    /** Returns the warning and those of mirrors. */
    public List<DropsizeException> warnings() {
        return Stream.concat(
                        Stream.ofNullable(warning),
                        mirrors.stream().map(MirrorResult::warning).filter(Objects::nonNull))
                .toList();
    }

    /** Returns whether a mirror lacks the copy. */
    public boolean lacksMirror() {
        return mirrors.stream().anyMatch(MirrorResult::failed);
    }

    Published withWarning(DropsizeException added) {
        return new Published(key, link, alreadyThere, added, mirrors);
    }

    Published withMirrors(List<MirrorResult> results) {
        return new Published(key, link, alreadyThere, warning, results);
    }
}
