package io.dropsize.ui.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Versioning;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Question;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.concurrent.Task;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The images of one destination: list, search, sort, delete. On the JavaFX thread. */
final class LibraryModel {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryModel.class);

    private final ObjectStores stores;
    private final Deletions deletions;
    private final LibraryListing lister;
    private final Background background;
    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty folder = new SimpleStringProperty("");
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NEWEST);
    private final ObjectProperty<Set<ImageFormat>> formats = new SimpleObjectProperty<>(Set.of());
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final GridSelection selection = new GridSelection();
    private Versioning versioning = Versioning.UNKNOWN;
    private List<ObjectInfo> all = List.of();
    private PictureSets sets = PictureSets.NONE;
    private @Nullable Destination destination;
    private @Nullable Task<?> listing;
    private @Nullable Task<?> arranging;

    /**
     * The result of a deletion.
     *
     * @param first the error of the first image that was not deleted; null if all were
     */
    record Deleted(Set<ObjectInfo> gone, int left, @Nullable DropsizeException first) {}

    LibraryModel(ObjectStores stores, UploadedObjects uploaded, Background background) {
        this.stores = stores;
        this.deletions = uploaded.deletions();
        this.lister = new LibraryListing(uploaded);
        this.background = background;
        query.addListener(_ -> arrange());
        folder.addListener(_ -> arrange());
        order.addListener(_ -> arrange());
        formats.addListener(_ -> arrange());
    }

    StringProperty query() {
        return query;
    }

    /** The beginning of the keys to show, with a slash at its end; empty for all images. */
    StringProperty folder() {
        return folder;
    }

    ObjectProperty<Order> order() {
        return order;
    }

    /** The formats to show; all if empty. */
    ObjectProperty<Set<ImageFormat>> formats() {
        return formats;
    }

    /** Whether a search, a folder or formats limit the images that are shown. */
    boolean isLimited() {
        return !query.get().isBlank() || !folder.get().isEmpty() || !formats.get().isEmpty();
    }

    /** The number of images, regardless of the query. */
    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Why the list is missing or incomplete, as a sentence; empty if it is complete. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    GridSelection selection() {
        return selection;
    }

    /** The question before images are deleted from the displayed destination. */
    Question deletionOf(List<ObjectInfo> images, Destination from) {
        return DeleteQuestion.of(images, sets, from, versioning);
    }

    /** The responsive pictures among the images. */
    PictureSets sets() {
        return sets;
    }

    /** The displayed destination; empty before the first one. */
    Optional<Destination> destination() {
        return Optional.ofNullable(destination);
    }

    /** Shows the images of this destination. */
    void show(Destination next) {
        if (next.equals(destination)) {
            return;
        }
        destination = next;
        versioning = Versioning.UNKNOWN;
        background.run(
                () -> stores.open(next).versioning(),
                found -> versioning = next.equals(destination) ? found : versioning,
                error -> LOG.info("versioning of {} is unknown", next.bucket(), error));
        replace(List.of(), PictureSets.NONE);
        folder.set("");
        refresh();
    }

    /** Lists again. The old list is shown until the new one is complete. */
    void refresh() {
        Destination from = destination;
        if (from == null) {
            return;
        }
        stop();
        loading.set(true);
        problem.set("");
        boolean asTheyCome = all.isEmpty();
        Consumer<LibraryListing.Result> part =
                soFar -> {
                    if (asTheyCome) {
                        Platform.runLater(() -> partCame(from, soFar));
                    }
                };
        listing =
                background.run(
                        () -> lister.list(from.name(), stores.open(from), part),
                        found -> ended(from, () -> listed(found)),
                        error -> ended(from, () -> failed(error)));
    }

    /** Lists again if nothing was listed because of a problem. */
    void retry() {
        if (all.isEmpty() && !problem.get().isEmpty()) {
            refresh();
        }
    }

    /** Stops listing; the images listed so far stay. */
    void stop() {
        if (listing != null) {
            listing.cancel();
        }
        loading.set(false);
    }

    /**
     * Deletes images with all their copies, one after the other. If one can't be deleted, the
     * others continue.
     *
     * @param from their destination
     * @param done receives the result
     */
    void delete(Destination from, List<ObjectInfo> images, Consumer<Deleted> done) {
        PictureSets known = sets;
        background.run(
                () -> delete(stores.open(from), images, known),
                deleted -> {
                    if (from.equals(destination)) {
                        replace(
                                all.stream().filter(i -> !deleted.gone().contains(i)).toList(),
                                sets);
                    }
                    done.accept(deleted);
                },
                error -> done.accept(new Deleted(Set.of(), images.size(), error)));
    }

    private Deleted delete(ObjectStore store, List<ObjectInfo> images, PictureSets known) {
        List<String> keys =
                images.stream()
                        .flatMap(image -> known.copies(image).stream())
                        .map(ObjectInfo::key)
                        .toList();
        Map<String, DropsizeException> failures = store.delete(keys);
        Function<ObjectInfo, Optional<DropsizeException>> failure =
                image ->
                        known.copies(image).stream()
                                .flatMap(
                                        copy ->
                                                Optional.ofNullable(failures.get(copy.key()))
                                                        .stream())
                                .findFirst();
        deletions.deleted(
                keys.stream()
                        .filter(key -> !failures.containsKey(key))
                        .flatMap(key -> Deletions.address(store, key).stream())
                        .toList());
        List<ObjectInfo> kept = images.stream().filter(i -> failure.apply(i).isPresent()).toList();
        return new Deleted(
                images.stream()
                        .filter(image -> failure.apply(image).isEmpty())
                        .collect(Collectors.toSet()),
                kept.size(),
                kept.isEmpty() ? null : failure.apply(kept.getFirst()).orElse(null));
    }

    private void partCame(Destination from, LibraryListing.Result soFar) {
        if (from.equals(destination) && loading.get()) {
            replace(soFar.images(), soFar.sets());
        }
    }

    /** A response for a destination that is no longer selected is ignored. */
    private void ended(Destination from, Runnable how) {
        if (from.equals(destination)) {
            loading.set(false);
            how.run();
        }
    }

    private void listed(LibraryListing.Result found) {
        replace(found.images(), found.sets());
        found.problem().ifPresent(this::failed);
    }

    private void failed(DropsizeException error) {
        problem.set(ErrorText.of(error));
    }

    private void replace(List<ObjectInfo> images, PictureSets among) {
        all = images;
        sets = among;
        count.set(images.size());
        arrange();
    }

    /** Sorting a hundred thousand takes time. */
    private void arrange() {
        if (arranging != null) {
            arranging.cancel();
        }
        List<ObjectInfo> images = all;
        if (images.isEmpty()) {
            selection.show(images);
            return;
        }
        PictureSets among = sets;
        Arrangement arrangement =
                new Arrangement(query.get(), folder.get(), formats.get(), order.get());
        arranging =
                background.run(
                        () -> arrangement.of(images, among),
                        arranged -> {
                            if (all == images) {
                                selection.show(arranged);
                            }
                        },
                        this::failed);
    }
}
