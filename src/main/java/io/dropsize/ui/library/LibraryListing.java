package io.dropsize.ui.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.library.ImageListing;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists the images of a destination, and records which uploaded ones no longer exist. */
final class LibraryListing {
    /** How much longer a list is when it is shown again while it is loading. */
    private static final double GROWTH = 1.5;

    private static final String FOLDER_END = "/";

    private final UploadedObjects uploaded;

    /**
     * A completed list, or a part of it.
     *
     * @param images one for each picture
     * @param problem that keeps some images out of it
     */
    record Result(List<ObjectInfo> images, PictureSets sets, Optional<DropsizeException> problem) {}

    LibraryListing(UploadedObjects uploaded) {
        this.uploaded = uploaded;
    }

    /**
     * Lists all images. Blocks and honours interruption.
     *
     * @param destination its name
     * @param part receives the images found so far, at intervals, on this thread
     */
    Result list(String destination, ObjectStore store, Consumer<Result> part) {
        List<ObjectInfo> found = new ArrayList<>();
        List<Outcome.Done> responsive = uploaded.responsive().apply(destination);
        Instant begun = Instant.now();
        AtomicInteger shown = new AtomicInteger();
        Set<String> skipped =
                ImageListing.list(
                        store,
                        page -> {
                            found.addAll(page);
                            if (found.size() >= GROWTH * shown.get()) { // Copying is quadratic.
                                shown.set(found.size());
                                part.accept(result(store, found, responsive, List.of()));
                            }
                        });
        List<String> folders =
                skipped.stream().filter(key -> key.endsWith(FOLDER_END)).sorted().toList();
        if (!skipped.contains("")) { // The missing key may belong to any image.
            uploaded.deletions()
                    .listed(
                            destination,
                            begun,
                            Stream.concat(found.stream().map(ObjectInfo::key), skipped.stream())
                                    .collect(Collectors.toSet()),
                            key -> comparable(store, key, folders));
        }
        return result(store, found, responsive, folders);
    }

    private static Result result(
            ObjectStore store,
            List<ObjectInfo> found,
            List<Outcome.Done> responsive,
            List<String> folders) {
        PictureSets sets = PictureSets.of(found, responsive, key -> Deletions.address(store, key));
        return new Result(sets.collapse(List.copyOf(found)), sets, unreadable(folders));
    }

    /** The address of a key; empty if it is below a folder that wasn't listed. */
    private static Optional<URI> comparable(ObjectStore store, String key, List<String> folders) {
        return folders.stream().anyMatch(key::startsWith)
                ? Optional.empty()
                : Deletions.address(store, key);
    }

    private static Optional<DropsizeException> unreadable(List<String> folders) {
        return folders.stream()
                .findFirst()
                .map(folder -> new DropsizeException(ErrorKind.FILE_UNREADABLE, folder));
    }
}
