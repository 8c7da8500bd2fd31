package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectPage;
import io.dropsize.store.ObjectStore;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** The images among a bucket's objects. */
public final class Gallery {
    private static final int PAGE = 1000;

    private Gallery() {}

    /**
     * Lists all images, a page at a time. Blocks and honours interruption.
     *
     * @param found hears the images of each page, on this thread
     * @throws DropsizeException CANCELLED when interrupted, else why the service did not answer
     */
    public static void list(ObjectStore store, Consumer<List<ObjectInfo>> found) {
        String next = null;
        do {
            if (Thread.currentThread().isInterrupted()) {
                throw new DropsizeException(ErrorKind.CANCELLED);
            }
            ObjectPage page = store.list("", next, PAGE);
            found.accept(page.objects().stream().filter(Gallery::isImage).toList());
            next = following(page, next);
        } while (next != null);
    }

    /** A service that names the same page again would keep us for ever. */
    private static @Nullable String following(ObjectPage page, @Nullable String current) {
        String next = page.next();
        return next == null || next.equals(current) ? null : next;
    }

    private static boolean isImage(ObjectInfo object) {
        String key = object.key();
        int dot = key.lastIndexOf('.');
        return dot > key.lastIndexOf('/')
                && ImageFormat.ofExtension(key.substring(dot + 1)).isPresent();
    }
}
