package io.dropsize.ui.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.library.ObjectThumbnails;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.LinkLife;
import io.dropsize.ui.kit.PixelImages;
import io.dropsize.ui.kit.Texts;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The side panel's values for the selected images, and their links. On the JavaFX thread. */
final class DetailModel {
    private static final Logger LOG = LoggerFactory.getLogger(DetailModel.class);
    private static final int SIDE = 1000;

    private final ObjectStores stores;
    private final ObjectThumbnails thumbnails;
    private final Deletions deletions;
    private final Background background;
    private final LibraryLinks libraryLinks;
    private final LinkChoice choice;
    private final ReadOnlyObjectWrapper<List<ObjectInfo>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Image> picture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unavailable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper kind = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper links = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<LibraryLinks.@Nullable Described> description =
            new ReadOnlyObjectWrapper<>();
    private PictureSets sets = PictureSets.NONE;
    private Destination destination = Destination.thisComputer();
    private @Nullable ImageInfo info;
    private @Nullable Task<?> fetching;
    private @Nullable Task<?> writing;

    DetailModel(
            ObjectStores stores,
            ObjectThumbnails thumbnails,
            UploadedObjects uploaded,
            Background background,
            LinkChoice choice) {
        this.stores = stores;
        this.thumbnails = thumbnails;
        this.deletions = uploaded.deletions();
        this.background = background;
        this.libraryLinks = new LibraryLinks(new LinkMaker(stores), uploaded.descriptions());
        this.choice = choice;
        choice.form().addListener(_ -> writeLinks());
        choice.life().addListener(_ -> writeLinks());
        choice.style().addListener(_ -> writeLinks());
    }

    LinkChoice choice() {
        return choice;
    }

    ReadOnlyObjectProperty<List<ObjectInfo>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** The one selected image, in the largest size loaded so far. */
    ReadOnlyObjectProperty<@Nullable Image> picture() {
        return picture.getReadOnlyProperty();
    }

    /** Whether the one selected image can't be loaded and has no thumbnail. */
    ReadOnlyBooleanProperty unavailable() {
        return unavailable.getReadOnlyProperty();
    }

    /** Size in pixels if known, and media type. */
    ReadOnlyStringProperty kind() {
        return kind.getReadOnlyProperty();
    }

    /** The links in the chosen form, one per line, or the reason why there are none. */
    ReadOnlyStringProperty links() {
        return links.getReadOnlyProperty();
    }

    /** The description of the one selected image; null until it is read. */
    ReadOnlyObjectProperty<LibraryLinks.@Nullable Described> description() {
        return description.getReadOnlyProperty();
    }

    /** The alternative text of the one selected image if it has none. */
    String suggestedAlt() {
        return shown.get().size() == 1
                ? LibraryLinks.suggestedAlt(shown.get().getFirst(), sets)
                : "";
    }

    /** Changes the description of an image, in all its uploads. */
    void describe(URI address, Description changed) {
        LibraryLinks.Described now = description.get();
        if (now != null && now.address().equals(address)) {
            description.set(new LibraryLinks.Described(address, changed));
        }
        libraryLinks
                .descriptions()
                .describe(address, changed)
                .thenAccept(saved -> Platform.runLater(() -> described(saved)));
    }

    private void described(boolean saved) {
        if (saved) {
            writeLinks();
        } else {
            links.set(ErrorText.of(new DropsizeException(ErrorKind.DESCRIPTION_NOT_SAVED)));
        }
    }

    /** Reads the description again, which another view may have changed. */
    void readDescription() {
        if (shown.get().size() == 1) {
            ObjectInfo image = shown.get().getFirst();
            Destination from = destination;
            LibraryLinks.Described before = description.get();
            background.run(
                    () -> libraryLinks.description(from, image),
                    found -> {
                        boolean changed = !Objects.equals(description.get(), before);
                        if (!changed && shown.get().equals(List.of(image))) {
                            description.set(found);
                            writeLinks();
                        }
                    },
                    e -> links.set(ErrorText.of(e)));
        }
    }

    /** The length of an image with all its copies, in bytes. */
    long bytes(ObjectInfo image) {
        return sets.bytes(image);
    }

    /**
     * Shows these images.
     *
     * @param among the responsive pictures
     * @param small the thumbnail of a single image, if loaded
     */
    void show(Destination from, List<ObjectInfo> images, PictureSets among, @Nullable Image small) {
        boolean same = from.equals(destination) && images.equals(shown.get()) && among.equals(sets);
        if (same) {
            return;
        }
        destination = from;
        sets = among;
        info = null;
        if (fetching != null) {
            fetching.cancel();
        }
        description.set(null);
        shown.set(images);
        picture.set(small);
        unavailable.set(false);
        kind.set(images.size() == 1 ? sets.kind(images.getFirst()) : "");
        writeLinks();
        readDescription();
    }

    /** Loads the single selected image in full size. */
    void fetch() {
        if (shown.get().size() != 1 || info != null) {
            return;
        }
        ObjectInfo image = shown.get().getFirst();
        Destination from = destination;
        fetching =
                background.run(
                        () -> thumbnails.large(stores.open(from), image, SIDE),
                        this::fetched,
                        error -> notFetched(from, image, error));
    }

    private void notFetched(Destination from, ObjectInfo image, DropsizeException error) {
        kind.set(ErrorText.of(error));
        unavailable.set(picture.get() == null);
        if (error.kind() == ErrorKind.OBJECT_MISSING) {
            background.run(
                    () ->
                            deletions.deleted(
                                    Deletions.address(stores.open(from), image.key()).stream()
                                            .toList()),
                    later -> LOG.info("the deletion is not noted", later));
        }
    }

    /**
     * Creates all links in the chosen form, one per line.
     *
     * @param failed receives the reason if there are none
     */
    void copy(Consumer<String> done, Consumer<DropsizeException> failed) {
        List<ObjectInfo> images = shown.get();
        if (!images.isEmpty()) {
            background.run(written(images), done, failed);
        }
    }

    /**
     * Creates an address that the owner can open, regardless of public access.
     *
     * @param failed receives the reason if there is none
     */
    void address(Consumer<URI> done, Consumer<DropsizeException> failed) {
        if (shown.get().size() == 1) {
            ObjectInfo image = shown.get().getFirst();
            Destination from = destination;
            background.run(
                    () -> stores.open(from).signedUrl(image.key(), LinkMaker.DEFAULT_LIFE),
                    done,
                    failed);
        }
    }

    private void fetched(ObjectThumbnails.Large large) {
        info = large.info();
        picture.set(PixelImages.of(large.pixels()));
        ObjectInfo image = shown.get().getFirst();
        kind.set(
                sets.find(image).isPresent()
                        ? sets.kind(image)
                        : Texts.of(
                                "library.kind",
                                Amounts.pixels(info.width(), info.height()),
                                info.format().mediaType()));
        writeLinks();
    }

    private void writeLinks() {
        if (writing != null) {
            writing.cancel();
        }
        List<ObjectInfo> images = shown.get();
        if (images.isEmpty()) {
            links.set("");
            return;
        }
        List<ObjectInfo> first = images.subList(0, Math.min(LinkChoice.MAX_LINES, images.size()));
        writing = background.run(written(first), links::set, e -> links.set(ErrorText.of(e)));
    }

    private Callable<String> written(List<ObjectInfo> images) {
        LinkForm as = choice.form().get();
        LinkStyle style = choice.style().get();
        LinkLife lasting = choice.life().get();
        Destination from = destination;
        ImageInfo known = info;
        PictureSets among = sets;
        return () ->
                images.stream()
                        .map(
                                image ->
                                        libraryLinks
                                                .links()
                                                .link(
                                                        as,
                                                        libraryLinks.target(
                                                                from, image, among, known, style),
                                                        lasting.duration()))
                        .collect(Collectors.joining("\n"));
    }
}
