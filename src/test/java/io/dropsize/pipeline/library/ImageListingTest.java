package io.dropsize.pipeline.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Pixels;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.ui.Drawings;
import io.dropsize.ui.PlainEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class ImageListingTest {
    private final MemoryStore store = new MemoryStore();
    private final Destination destination = Destination.thisComputer();
    @TempDir private Path folder;

    @Test
    void listsTheImagesOfAllPagesAndNothingElse() {
        store.with("a.JPG", Instant.EPOCH, new byte[1])
                .with("b/c.webp", Instant.EPOCH, new byte[1])
                .with("d.png/e", Instant.EPOCH, new byte[1])
                .with("notes.txt", Instant.EPOCH, new byte[1])
                .with("z.png", Instant.EPOCH, new byte[1]);
        store.pageSize = 2;
        List<ObjectInfo> found = new ArrayList<>();
        ImageListing.list(store, found::addAll);
        assertThat(found).extracting(ObjectInfo::key).containsExactly("a.JPG", "b/c.webp", "z.png");
    }

    @Test
    void anInterruptedListingIsCancelled() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> ImageListing.list(store, _ -> {}))
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aThumbnailIsMadeOnceAndThenReadFromDisk() {
        ObjectInfo object = put("a.png", 1);
        ObjectThumbnails thumbnails = new ObjectThumbnails(new PlainEngine(), folder, 1_000_000);
        Pixels first = thumbnails.small(store, destination, object);
        assertThat(first.width()).isEqualTo(ObjectThumbnails.SIDE);
        store.broken = new DropsizeException(ErrorKind.NETWORK_DOWN, "host");
        Pixels second = thumbnails.small(store, destination, object);
        assertThat(second.argb()).hasSameSizeAs(first.argb());
        for (int i = 0; i < first.argb().length; i++) {
            assertThat(second.argb()[i] >> 8 & 0xFF)
                    .isCloseTo(first.argb()[i] >> 8 & 0xFF, within(24));
        }
    }

    @Test
    void aBrokenThumbnailIsMadeAgain() throws IOException {
        ObjectInfo object = put("a.png", 1);
        ObjectThumbnails thumbnails = new ObjectThumbnails(new PlainEngine(), folder, 1_000_000);
        thumbnails.small(store, destination, object);
        try (Stream<Path> files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "broken");
        }
        assertThat(thumbnails.small(store, destination, object).width())
                .isEqualTo(ObjectThumbnails.SIDE);
    }

    @Test
    void theFolderStaysBounded() throws IOException {
        long most = 20_000;
        ObjectThumbnails thumbnails = new ObjectThumbnails(new PlainEngine(), folder, most);
        for (int i = 0; i < 12; i++) {
            thumbnails.small(store, destination, put("p" + i + ".png", i));
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isPositive().isLessThanOrEqualTo(most);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        ObjectThumbnails thumbnails = new ObjectThumbnails(new PlainEngine(), file, 1000);
        assertThat(thumbnails.small(store, destination, put("a.png", 1)).width())
                .isEqualTo(ObjectThumbnails.SIDE);
    }

    @Test
    void whatWouldFillTheMemoryIsNotFetched() {
        ObjectInfo small = put("a.tif", 1);
        ObjectInfo huge =
                new ObjectInfo("a.tif", 3L << 30, small.modified(), null, small.etag(), null);
        ObjectThumbnails thumbnails = new ObjectThumbnails(new PlainEngine(), folder, 1_000_000);

        assertThatThrownBy(() -> thumbnails.small(store, destination, huge))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.IMAGE_TOO_LARGE));
        assertThatThrownBy(() -> thumbnails.large(store, huge, 1000))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.context()).containsExactly("a.tif"));
    }

    private ObjectInfo put(String key, int drawing) {
        return store.with(key, Instant.EPOCH, Drawings.landscape(drawing, 640, 320))
                .head(key)
                .orElseThrow();
    }
}
