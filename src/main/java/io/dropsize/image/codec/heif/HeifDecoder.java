package io.dropsize.image.codec.heif;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.UnsupportedImage;
import io.dropsize.image.container.HeifBoxes;
import io.dropsize.image.container.HeifException;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads HEIC and AVIF. Java code parses the boxes, which define rotation and crop; the EXIF
 * orientation is ignored in these formats. The system's libheif decodes.
 */
public final class HeifDecoder implements Decoder {
    /**
     * Planes of red, green and blue, the decoder's frame and libheif's copy of that frame, both
     * with chroma at a quarter of luma's size.
     */
    private static final int BYTES_OF_PIXEL = 6;

    /** The alpha plane, the decoder's frame and libheif's copy of it. */
    private static final int BYTES_OF_ALPHA = 3;

    private final Supplier<Optional<Libheif>> installed;

    public HeifDecoder() {
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
    public Optional<ErrorKind> obstacle(ImageFormat format) {
        return library(format).isPresent()
                ? Optional.empty()
                : Optional.of(ErrorKind.CODEC_MISSING);
    }

    /** Needs no library. */
    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        return Optional.of(read(input, format, () -> HeifPrimary.of(input.bytes()).header(format)));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        HeifPrimary picture = read(input, header.format(), () -> HeifPrimary.of(input.bytes()));
        long samples = BYTES_OF_PIXEL + (picture.transparent() ? BYTES_OF_ALPHA : 0);
        long sampleBytes = picture.deep() ? Short.BYTES : 1;
        return (long) picture.codedWidth() * picture.codedHeight() * samples * sampleBytes;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        return decode(input, header, true);
    }

    /** Decodes whatever libheif makes of the data that is there. */
    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        try {
            return Optional.of(decode(input, header, false));
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.DAMAGED_IMAGE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private DecodedImage decode(ImageInput input, Header header, boolean strict) {
        ImageFormat format = header.format();
        HeifReading reading = library(format).orElseThrow(() -> missing(input, format)).reading();
        return read(
                input,
                format,
                () -> {
                    HeifPrimary picture = HeifPrimary.of(input.bytes());
                    if (strict) {
                        picture.requireComplete();
                    }
                    try (HeifFile file = HeifFile.open(reading, picture)) {
                        return file.decode(strict);
                    }
                });
    }

    /** Returns the library, if it decodes this format. */
    private Optional<Libheif> library(ImageFormat format) {
        int codec = format == ImageFormat.AVIF ? Libheif.AV1 : Libheif.HEVC;
        return installed.get().filter(library -> library.decodes(codec));
    }

    /** Maps failures to error kinds. */
    private static <T> T read(ImageInput input, ImageFormat format, Supplier<T> work) {
        try {
            return work.get();
        } catch (HeifException e) {
            if (HeifBoxes.isMinimized(input.bytes())) {
                throw UnsupportedImage.unsupported(
                        input, name(format) + " with a minimized header");
            }
            if (HeifBoxes.isSequenceOnly(input.bytes())) {
                throw UnsupportedImage.unsupported(
                        input, "an image sequence without a still picture");
            }
            if (e.isUnsupported()) {
                throw UnsupportedImage.unsupported(
                        input, name(format) + " of a kind that libheif does not know");
            }
            ErrorKind kind = e.isTooLarge() ? ErrorKind.IMAGE_TOO_LARGE : ErrorKind.DAMAGED_IMAGE;
            throw new DropsizeException(kind, e, input.name());
        }
    }

    /** {@link #header} finds all headers, so only the library can be missing. */
    @Override
    public DropsizeException refusal(ImageInput input) {
        byte[] head = input.head(HeifBrands.HEAD_BYTES);
        return missing(input, HeifBrands.format(head).orElse(ImageFormat.HEIC));
    }

    private static DropsizeException missing(ImageInput input, ImageFormat format) {
        return new DropsizeException(ErrorKind.CODEC_MISSING, input.name(), name(format));
    }

    private static String name(ImageFormat format) {
        return (format == ImageFormat.AVIF ? "an AVIF" : "a HEIC") + " picture";
    }
}
