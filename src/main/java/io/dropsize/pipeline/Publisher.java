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
     * What {@link #publish} would answer, as far as it can be known without writing anything. Asked
     * for several plans in turn, it takes the earlier ones as published.
     */
    Published rehearse(Plan plan);

    /**
     * @param sent hears how many bytes are through so far
     */
    Published publish(Plan plan, EncodedImage image, LongConsumer sent);
}
