package io.dropsize.image;

/** The functions of libheif that write. */
final class HeifWriting {
    HeifWriting(NativeLibrary library) {}
}
