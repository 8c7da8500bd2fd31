package io.dropsize.pipeline.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageFormat;
import io.dropsize.store.Listing;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;

import java.util.List;
import java.util.function.Consumer;

/** The images among a bucket's objects. */
public final class ImageListing {
    private ImageListing() {}

    /**
     * Lists all images, page by page. Blocks and honours interruption.
     *
     * @param found receives the images of each page, on this thread
     * @throws DropsizeException CANCELLED if interrupted, LISTING_ENDLESS, or the service's error
     */
    public static void list(ObjectStore store, Consumer<List<ObjectInfo>> found) {
        new Listing(store, "", Listing.MAX_KEPT)
                .forEachPage(
                        page ->
                                found.accept(
                                        page.stream()
                                                .filter(
                                                        object ->
                                                                ImageFormat.ofName(object.key())
                                                                        .isPresent())
                                                .toList()),
                        () -> false);
    }
}
