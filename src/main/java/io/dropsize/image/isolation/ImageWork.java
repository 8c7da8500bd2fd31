package io.dropsize.image.isolation;

/** What the engine does with an image. */
enum ImageWork {
    PROBE,
    PREVIEW,
    RENDER
}
