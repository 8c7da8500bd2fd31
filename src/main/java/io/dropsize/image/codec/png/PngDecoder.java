package io.dropsize.image.codec.png;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Picture;
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
    public long decodedBytes(ImageInput input, Header header, double leastScale) {
        return skia.decodedBytes(input, header, leastScale);
    }

    @Override
    public Picture decode(ImageInput input, Header header, double leastScale) {
        CodedPng coded = CodedPng.of(input).orElse(null);
        return coded == null
                ? uncoded(input, header, leastScale)
                : coded.converted(uncoded(coded.file(), header, leastScale));
    }

    private Picture uncoded(ImageInput input, Header header, double leastScale) {
        return Libdeflate.ofSystem()
                .flatMap(libdeflate -> PngPicture.of(input.bytes(), libdeflate))
                .orElseGet(() -> skia.decode(input, header, leastScale));
    }

    @Override
    public Optional<Picture> salvage(ImageInput input, Header header, double leastScale) {
        CodedPng coded = CodedPng.of(input).orElse(null);
        return coded == null
                ? skia.salvage(input, header, leastScale)
                : skia.salvage(coded.file(), header, leastScale).map(coded::converted);
    }
}
