package io.dropsize.pipeline;

import io.dropsize.image.EncodedImage;

import java.util.function.LongConsumer;

/**
 * Where finished copies go: a bucket, or a folder. Calls block, honour interruption, and may come
 * from several threads.
 */
public interface Publisher {
    Naming naming();

    /**
     * @param sent hears how many bytes are through so far
     */
    Published publish(Plan plan, EncodedImage image, LongConsumer sent);
}
