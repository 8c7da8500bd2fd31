package io.dropsize.image.engine;

import io.dropsize.image.FormatProvider;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.DecodingCost;
import io.dropsize.image.codec.ReadOnlyCodec;
import io.dropsize.image.codec.Signature;
import io.dropsize.image.codec.gif.GifCodec;
import io.dropsize.image.codec.heif.HeifCodec;
import io.dropsize.image.codec.heif.HeifDecoder;
import io.dropsize.image.codec.jpeg.JpegCodec;
import io.dropsize.image.codec.png.PngCodec;
import io.dropsize.image.codec.psd.PsdDecoder;
import io.dropsize.image.codec.skia.BmpDecoder;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.codec.tiff.TiffDecoder;
import io.dropsize.image.codec.twelvemonkeys.ImageIoDecoder;
import io.dropsize.image.codec.webp.WebpCodec;
import io.dropsize.image.container.BmpHeader;
import io.dropsize.image.container.IconEntries;
import io.dropsize.image.isolation.IsolatedDecoder;

import java.util.List;
import java.util.function.Predicate;

/** The registry of formats. To add one, add a line to {@link #formats}. */
public final class BuiltInCodecs implements FormatProvider {
    private static final SkiaDecoder SKIA = new SkiaDecoder();
    private static final Decoder IMAGE_IO = new ImageIoDecoder();
    private static final Decoder HEIF = new IsolatedDecoder(new HeifDecoder());

    private static final Predicate<byte[]> TIFF = Signature.any("II*\0", "MM\0*", "II+\0", "MM\0+");
    private static final Predicate<byte[]> PSD = Signature.any("8BPS\0\u0001", "8BPS\0\u0002");
    private static final DecodingCost RUNS =
            new DecodingCost() {
                @Override
                public boolean hasRuns(ImageInput input) {
                    return BmpHeader.isRunLengthEncoded(input.head(BmpHeader.HEAD_BYTES));
                }
            };

    @Override
    public List<Codec> formats() {
        return List.of(
                new JpegCodec(SKIA),
                new PngCodec(SKIA),
                new WebpCodec(SKIA),
                new GifCodec(SKIA),
                new HeifCodec(ImageFormat.HEIC, HEIF),
                new HeifCodec(ImageFormat.AVIF, HEIF),
                new ReadOnlyCodec(ImageFormat.TIFF, TIFF, new TiffDecoder(SKIA), IMAGE_IO),
                new ReadOnlyCodec(
                        ImageFormat.BMP,
                        BmpHeader::isBmp,
                        RUNS,
                        List.of(new BmpDecoder(SKIA), IMAGE_IO)),
                new ReadOnlyCodec(ImageFormat.PSD, PSD, new PsdDecoder()),
                new ReadOnlyCodec(ImageFormat.ICO, IconEntries::isIcon, SKIA, IMAGE_IO));
    }
}
