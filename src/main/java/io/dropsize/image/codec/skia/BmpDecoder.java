package io.dropsize.image.codec.skia;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.ConvertedImage;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.UnsupportedImage;
import io.dropsize.image.color.ProfileColours;
import io.dropsize.image.container.BmpHeader;
import io.dropsize.image.container.BmpIndexes;
import io.dropsize.image.container.BmpRuns;

import java.util.Optional;
import java.util.Set;

/** Reads BMP with Skia, and converts its colours by the embedded profile, if there is one. */
public final class BmpDecoder implements Decoder {
    private final SkiaDecoder skia;

    public BmpDecoder(SkiaDecoder skia) {
        this.skia = skia;
    }

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.BMP);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        byte[] head = input.head(BmpHeader.HEAD_BYTES);
        if (BmpHeader.isHuffman(head)) {
            throw UnsupportedImage.unsupported(input, "an OS/2 bitmap with Huffman coding");
        }
        return skia.header(input, format)
                .map(header -> header.withIndexed(BmpHeader.isIndexed(head)));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return skia.decodedBytes(input, header, minScale);
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        byte[] file = input.bytes();
        if (BmpHeader.isProfileCutOff(file)
                || !BmpRuns.isWhole(BmpHeader.repaired(file))
                || !BmpIndexes.areInPalette(file)) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
        return converted(input, skia.decode(input, header, minScale));
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        return skia.salvage(input, header, minScale).map(picture -> converted(input, picture));
    }

    private static DecodedImage converted(ImageInput input, DecodedImage picture) {
        return BmpHeader.profile(input.bytes())
                .flatMap(profile -> ProfileColours.of(profile, 0xFF))
                .<DecodedImage>map(colours -> new ConvertedImage(picture, colours))
                .orElse(picture);
    }
}
