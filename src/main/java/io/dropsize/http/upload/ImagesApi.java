package io.dropsize.http.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.http.exchange.Call;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;
import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.link.PublicAddress;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The images in a bucket: {@code /api/v1/images}. */
public final class ImagesApi {
    public static final String IMAGES = "/api/v1/images";

    private static final int NO_CONTENT = 204;
    private static final int MAX_PAGE = 1000;
    private static final int DEFAULT_PAGE = 100;

    private final Uploads uploads;
    private final ObjectStores stores;
    private final Deletions deletions;

    public ImagesApi(Uploads uploads, ObjectStores stores, Deletions deletions) {
        this.uploads = uploads;
        this.stores = stores;
        this.deletions = deletions;
    }

    /**
     * An image in the bucket.
     *
     * @param url null if no address opens the object
     */
    record Image(String key, @Nullable String url, long bytes, String modified) {}

    /**
     * A part of the list.
     *
     * @param next the value of {@code after} for the next part; null at the end
     */
    record Page(List<Image> images, @Nullable String next) {}

    public Reply list(Call call) {
        int limit = limit(call);
        String prefix = call.parameter("prefix").orElse("");
        String after = call.parameter("after").orElse(null);
        return failing(
                () -> {
                    ObjectStore store = store(call);
                    ObjectPage page = store.list(prefix, after, limit);
                    List<Image> images =
                            page.objects().stream()
                                    .filter(ImagesApi::isImage)
                                    .map(object -> image(store, object))
                                    .toList();
                    return Reply.json(200, new Page(images, page.next()));
                });
    }

    private ObjectStore store(Call call) {
        return stores.open(uploads.destination(call.parameter("to")));
    }

    private static int limit(Call call) {
        Optional<String> text = call.parameter("limit");
        try {
            int limit = text.map(Integer::parseInt).orElse(DEFAULT_PAGE);
            if (limit >= 1 && limit <= MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new RefusedException(Refusal.PARAMETER_WRONG, "limit", e);
        }
        throw new RefusedException(Refusal.PARAMETER_WRONG, "limit");
    }

    private static boolean isImage(ObjectInfo object) {
        return ImageFormat.ofName(object.key()).isPresent();
    }

    private static Image image(ObjectStore store, ObjectInfo object) {
        boolean opens = PublicAddress.hasAddress(object.key());
        return new Image(
                object.key(),
                opens ? store.publicUrl(object.key()).toASCIIString() : null,
                object.bytes(),
                object.modified().toString());
    }

    /** Objects that are no images are not touched: the bucket may hold other data. */
    public Reply delete(Call call) {
        String sent = call.path().substring(IMAGES.length() + 1);
        String key = URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
        return failing(
                () -> {
                    ObjectStore store = store(call);
                    if (ImageFormat.ofName(key).isEmpty() || store.head(key).isEmpty()) {
                        throw new RefusedException(Refusal.IMAGE_UNKNOWN, key);
                    }
                    delete(store, key);
                    return Reply.empty(NO_CONTENT);
                });
    }

    /** Deletes an object, if it exists, and marks it in the history. */
    public void delete(ObjectStore store, String key) {
        Optional<URI> address = Deletions.address(store, key);
        store.delete(key);
        deletions.deleted(address.stream().toList());
    }

    private static Reply failing(Supplier<Reply> work) {
        try {
            return work.get();
        } catch (DropsizeException e) {
            throw Uploads.failed(e);
        }
    }
}
