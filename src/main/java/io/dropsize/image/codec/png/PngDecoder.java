package io.dropsize.image.codec.png;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.skia.SkiaDecoder;

import java.util.Optional;
import java.util.Set;

/**
 * Reads plain PNG with the system's libdeflate, if it is installed and the file is valid. Skia
 * reads all others: it is slower, but converts colours, except those specified by codes, and can
 * salvage damaged files.
 */
final class PngDecoder implements Decoder {
    private final SkiaDecoder skia;

    PngDecoder(SkiaDecoder skia) {
        this.skia = skia;
    }

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.PNG);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        return skia.header(input, format).map(header -> PngHeader.completed(header, input));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return skia.decodedBytes(input, header, minScale);
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        if (header.indexed() && !PngIndexes.areInPalette(input.bytes())) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
        PngColourConversion coded = PngColourConversion.of(input).orElse(null);
        return coded == null
                ? uncoded(input, header, minScale)
                : coded.converted(uncoded(coded.file(), header, minScale));
    }

    private DecodedImage uncoded(ImageInput input, Header header, double minScale) {
        return Libdeflate.ofSystem()
                .flatMap(libdeflate -> PngImage.of(input.bytes(), libdeflate))
                .orElseGet(() -> skia.decode(input, header, minScale));
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        PngColourConversion coded = PngColourConversion.of(input).orElse(null);
        return coded == null
                ? skia.salvage(input, header, minScale)
                : skia.salvage(coded.file(), header, minScale).map(coded::converted);
    }
}
