package io.dropsize.image.isolation;

/** An operation of the engine. */
enum ImageWork {
    PROBE,
    PREVIEW,
    RENDER
}
