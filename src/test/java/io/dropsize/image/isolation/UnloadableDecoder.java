package io.dropsize.image.isolation;

import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.ffi.NativeLibrary;

import java.util.Optional;
import java.util.Set;

/** Its library ends the process that loads it, or makes it hang. HEIC is missing. */
final class UnloadableDecoder implements Decoder {
    /** The process that must not load the library. */
    static volatile boolean here;

    static final ImageFormat ABORTS = ImageFormat.AVIF;
    static final ImageFormat HANGS = ImageFormat.TIFF;
    static final ImageFormat MISSING = ImageFormat.HEIC;

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ABORTS, HANGS, MISSING);
    }

    @Override
    public Optional<ErrorKind> obstacle(ImageFormat format) {
        if (here) {
            throw new IllegalStateException("loaded in the process of the program");
        }
        if (format == ABORTS) {
            NativeLibrary.callWith(NativeLibrary.procedureOfC("abort"));
        }
        while (format == HANGS) {
            Thread.onSpinWait();
        }
        return Optional.of(ErrorKind.CODEC_MISSING);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        return Optional.of(new Header(format, 1, 1, Orientation.UPRIGHT, false, 1));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return 4;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        throw new IllegalStateException("decoded without its library");
    }
}
