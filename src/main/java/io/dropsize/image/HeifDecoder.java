package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads HEIC and AVIF by the system's libheif, which turns and crops as the file's boxes say. The
 * EXIF orientation has no say in these formats.
 */
final class HeifDecoder implements Decoder {
    /** Three planes of at most two bytes, and about as much before they are made. */
    private static final int BYTES_PER_PIXEL = 8;

    private final Supplier<Optional<Libheif>> installed;

    HeifDecoder() {
        this(Libheif::installed);
    }

    HeifDecoder(Supplier<Optional<Libheif>> installed) {
        this.installed = installed;
    }

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.HEIC, ImageFormat.AVIF);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        return Optional.of(reading(input, format, file -> file.header(format)));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double leastScale) {
        return header.pixels() * BYTES_PER_PIXEL;
    }

    @Override
    public Picture decode(ImageInput input, Header header, double leastScale) {
        return reading(
                input, header.format(), file -> file.decode(header.width(), header.height()));
    }

    /** Whether this computer reads pictures coded so. */
    static boolean reads(int codec) {
        return Libheif.installed().filter(library -> library.decodes(codec)).isPresent();
    }

    private <T> T reading(ImageInput input, ImageFormat format, Function<HeifFile, T> reading) {
        Libheif library = installed.get().orElseThrow(() -> missing(input, format));
        if (!library.decodes(format == ImageFormat.AVIF ? Libheif.AV1 : Libheif.HEVC)) {
            throw missing(input, format);
        }
        try (HeifFile file = HeifFile.open(library.reading(), input.bytes())) {
            return reading.apply(file);
        } catch (HeifException e) {
            if (HeifBoxes.isSequenceOnly(input.bytes())) {
                throw Refusal.unsupported(input, "an image sequence without a still picture");
            }
            if (e.isUnsupported()) {
                throw Refusal.unsupported(
                        input, name(format) + " of a kind that libheif does not know");
            }
            ErrorKind kind = e.isTooLarge() ? ErrorKind.IMAGE_TOO_LARGE : ErrorKind.DAMAGED_IMAGE;
            throw new DropsizeException(kind, e, input.name());
        }
    }

    private static DropsizeException missing(ImageInput input, ImageFormat format) {
        return new DropsizeException(ErrorKind.CODEC_MISSING, input.name(), name(format));
    }

    private static String name(ImageFormat format) {
        return (format == ImageFormat.AVIF ? "an AVIF" : "a HEIC") + " picture";
    }
}
