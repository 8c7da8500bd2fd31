package io.dropsize.image;

/** What the engine does with an image. */
enum ImageWork {
    PROBE,
    PREVIEW,
    RENDER
}
