package io.dropsize.pipeline.library;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageFormat;
import io.dropsize.store.Listing;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The images among a bucket's objects. */
public final class ImageListing {
    private ImageListing() {}

    /**
     * Lists all images, page by page. Blocks and honours interruption.
     *
     * @param found receives the images of each page, on this thread
     * @return the keys of objects that exist but were not listed completely; an empty one for an
     *     entry without a key
     * @throws DropsizeException CANCELLED if interrupted, LISTING_ENDLESS, LISTING_INCOMPLETE, or
     *     the service's error
     */
    public static Set<String> list(ObjectStore store, Consumer<List<ObjectInfo>> found) {
        Listing listing = new Listing(store, "", Listing.MAX_KEPT);
        listing.forEachPage(
                page ->
                        found.accept(
                                page.stream()
                                        .filter(
                                                object ->
                                                        ImageFormat.ofName(object.key())
                                                                .isPresent())
                                        .toList()),
                () -> false);
        return listing.skipped();
    }
}
