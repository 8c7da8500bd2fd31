package io.dropsize.image.codec.psd;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.UnsupportedImage;

import java.util.Optional;
import java.util.Set;

/** Reads the composite of Photoshop files, including large ones (PSB). */
public final class PsdDecoder implements Decoder {
    /** Rows are decompressed on demand, with a table of their offsets. */
    private static final int ROW_BYTES_OF_PIXEL = 100;

    private static final int ROW_TABLE = 5 * Integer.BYTES;

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.PSD);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        PsdFile psd = PsdFile.of(input);
        if (!psd.isPossible()) {
            return Optional.empty();
        }
        psd.unread()
                .ifPresent(
                        what -> {
                            throw UnsupportedImage.unsupported(input, what);
                        });
        return Optional.of(
                new Header(
                        format,
                        psd.width(),
                        psd.height(),
                        psd.resources().orientation(),
                        psd.isTransparent(),
                        1,
                        psd.mode() == PsdFile.INDEXED || psd.mode() == PsdFile.BITMAP));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return (long) header.width() * ROW_BYTES_OF_PIXEL + (long) header.height() * ROW_TABLE;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        PsdFile psd = PsdFile.of(input);
        try {
            PsdRows rows = PsdRows.of(input, psd);
            if (rows.whole() == psd.height()) {
                return new PsdImage(psd, rows, psd.height());
            }
        } catch (IllegalArgumentException e) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        }
        throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        try {
            PsdFile psd = PsdFile.of(input);
            PsdRows rows = PsdRows.of(input, psd);
            return Optional.of(rows.whole())
                    .filter(whole -> whole > 0)
                    .map(whole -> new PsdImage(psd, rows, whole));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
