package io.dropsize.image.codec.twelvemonkeys;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.bmp.ICOImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStream;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.AwtImage;
import io.dropsize.image.codec.ConvertedImage;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.metadata.SourceMetadata;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads files that Skia and {@code TiffDecoder} don't, with TwelveMonkeys. Its readers are created
 * directly and not looked up in ImageIO's registry, so that no other plug-in on the class path is
 * used, and no cache file is written.
 */
public final class ImageIoDecoder implements Decoder {
    private static final Logger LOG = LoggerFactory.getLogger(ImageIoDecoder.class);

    /** Decoded samples of 16 bits, together with the conversion to sRGB. */
    private static final int BYTES_PER_PIXEL = 12;

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.TIFF, ImageFormat.BMP, ImageFormat.ICO);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        Orientation orientation = SourceMetadata.of(input).orientation();
        try {
            return Optional.of(
                    reading(input, format, reader -> header(reader, format, orientation)));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static Header header(ImageReader reader, ImageFormat format, Orientation orientation)
            throws IOException {
        int index = largest(reader);
        var type = reader.getImageTypes(index).next();
        boolean transparent = type.getColorModel().hasAlpha();
        return new Header(
                format,
                reader.getWidth(index),
                reader.getHeight(index),
                orientation,
                transparent,
                1);
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return header.pixels() * BYTES_PER_PIXEL;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        SkiaDecoder.requireEnd(input, header.format(), input.bytes());
        if (header.format() == ImageFormat.TIFF && !JpegInTiff.isWhole(input)) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
        try {
            return read(input, header, reader -> reader.read(largest(reader)));
        } catch (IOException | RuntimeException e) {
            // Invalid files also cause index and arithmetic errors in the readers.
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        }
    }

    /**
     * Reads the strips or tiles of a TIFF with JPEG inside up to the damaged one; the others are
     * black.
     */
    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        if (header.format() != ImageFormat.TIFF) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(input, header, reader -> salvaged(input, reader)));
        } catch (IOException | RuntimeException e) {
            LOG.info("Nothing of {} can be read", input.name(), e);
            return Optional.empty();
        }
    }

    private static DecodedImage read(ImageInput input, Header header, Reading<BufferedImage> pixels)
            throws IOException {
        JpegInTiff jpeg =
                header.format() == ImageFormat.TIFF ? JpegInTiff.of(input).orElse(null) : null;
        DecodedImage picture =
                AwtImage.of(reading(jpeg == null ? input : jpeg.file(), header.format(), pixels));
        return jpeg == null ? picture : new ConvertedImage(picture, jpeg.colours());
    }

    private static BufferedImage salvaged(ImageInput input, ImageReader reader) throws IOException {
        BufferedImage image =
                reader.getImageTypes(0)
                        .next()
                        .createBufferedImage(reader.getWidth(0), reader.getHeight(0));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setDestination(image);
        try {
            reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            if (isBlank(image)) {
                throw e;
            }
            LOG.info("{} can be read in part only", input.name(), e);
        }
        return image;
    }

    private static boolean isBlank(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            int black = image.getRGB(0, 0);
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            if (Arrays.stream(row).anyMatch(pixel -> pixel != black)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the index of an icon's largest picture. In other formats, pages after the first are
     * ignored.
     */
    private static int largest(ImageReader reader) throws IOException {
        if (!(reader.getOriginatingProvider() instanceof ICOImageReaderSpi)) {
            return 0;
        }
        int largest = 0;
        for (int i = 1; i < reader.getNumImages(true); i++) {
            if (reader.getWidth(i) > reader.getWidth(largest)) {
                largest = i;
            }
        }
        return largest;
    }

    private static <T> T reading(ImageInput input, ImageFormat format, Reading<T> reading)
            throws IOException {
        ImageReaderSpi provider = Readers.BY_FORMAT.get(format);
        if (provider == null) {
            throw new IllegalArgumentException(format + " is not read here");
        }
        ImageReader reader = provider.createReaderInstance();
        try (ImageInputStream stream = stream(input)) {
            reader.setInput(stream, false, true);
            return reading.with(reader);
        } finally {
            reader.dispose();
        }
    }

    private static ImageInputStream stream(ImageInput input) throws IOException {
        return switch (input) {
            case ImageInput.OfFile(Path file) -> new BufferedFileImageInputStream(file.toFile());
            case ImageInput.Kept kept -> stream(kept.file());
            case ImageInput.OfBytes bytes -> new ByteArrayImageInputStream(bytes.bytes());
        };
    }

    /**
     * Holds the readers in a class of its own, so that their many classes are loaded with the first
     * image.
     */
    private static final class Readers {
        static final Map<ImageFormat, ImageReaderSpi> BY_FORMAT =
                Map.of(
                        ImageFormat.TIFF, new TIFFImageReaderSpi(),
                        ImageFormat.BMP, new BMPImageReaderSpi(),
                        ImageFormat.ICO, new ICOImageReaderSpi());
    }

    /** An operation with an open reader. */
    @FunctionalInterface
    private interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }
}
