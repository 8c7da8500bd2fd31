package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.PixelsImage;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Quite OK Image Format 1.0: a format that one class and one line in a registry add. */
final class QoiCodec implements Codec, Decoder, Encoder, Container {
    static final ImageFormat QOI = new ImageFormat("QOI", "image/qoi", "qoi").writable(10_000);

    private static final byte[] MAGIC = {'q', 'o', 'i', 'f'};
    private static final int HEADER_BYTES = 14;
    private static final int END_BYTES = 8;
    private static final int RGBA = 4;
    private static final int OPAQUE = 0xFF000000;

    @Override
    public ImageFormat format() {
        return QOI;
    }

    @Override
    public boolean recognizes(byte[] head) {
        return head.length >= HEADER_BYTES
                && ByteBuffer.wrap(head, 0, 4).equals(ByteBuffer.wrap(MAGIC));
    }

    @Override
    public List<Decoder> decoders() {
        return List.of(this);
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of(this);
    }

    @Override
    public Container container() {
        return this;
    }

    @Override
    public Optional<byte[]> bare(byte[] file, Coding coding) {
        return Optional.empty();
    }

    @Override
    public EncodedImage with(KeptMetadata metadata, EncodedImage image) {
        return image;
    }

    @Override
    public boolean addsMetadata() {
        return false;
    }

    /** The format has no metadata; only what follows the end mark is not of the picture. */
    @Override
    public Optional<Set<String>> contents(byte[] file) {
        boolean ends = ByteBuffer.wrap(file).getLong(file.length - END_BYTES) == 1;
        return Optional.of(ends ? Set.of() : Set.of("bytes after the picture"));
    }

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(QOI);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        ByteBuffer head = ByteBuffer.wrap(input.head(HEADER_BYTES));
        return Optional.of(
                new Header(
                        QOI,
                        head.getInt(4),
                        head.getInt(8),
                        Orientation.UPRIGHT,
                        head.get(12) == RGBA,
                        1));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return header.pixels() * Integer.BYTES;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        ByteBuffer in = ByteBuffer.wrap(input.bytes()).position(HEADER_BYTES);
        int[] argb = new int[header.width() * header.height()];
        int[] seen = new int[64];
        int pixel = OPAQUE;
        for (int i = 0; i < argb.length; i++) {
            if (in.remaining() <= END_BYTES) {
                throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
            }
            int tag = in.get() & 0xFF;
            int run = tag >= 0xC0 && tag < 0xFE ? tag - 0xC0 : 0;
            pixel = run > 0 || tag == 0xC0 ? pixel : next(tag, pixel, seen, in);
            seen[hash(pixel)] = pixel;
            for (int end = Math.min(i + run, argb.length - 1); i < end; i++) {
                argb[i] = premultiplied(pixel);
            }
            argb[i] = premultiplied(pixel);
        }
        return new PixelsImage(new Pixels(header.width(), header.height(), argb));
    }

    private static int next(int tag, int before, int[] seen, ByteBuffer in) {
        if (tag == 0xFE) {
            return before & OPAQUE | rgb(in.get(), in.get(), in.get());
        }
        if (tag == 0xFF) {
            int rgb = rgb(in.get(), in.get(), in.get());
            return in.get() << 24 | rgb;
        }
        int red = before >> 16;
        int green = before >> 8;
        switch (tag >> 6) {
            case 0 -> {
                return seen[tag];
            }
            case 1 -> {
                return before & OPAQUE
                        | rgb(
                                red + (tag >> 4 & 3) - 2,
                                green + (tag >> 2 & 3) - 2,
                                before + (tag & 3) - 2);
            }
            default -> {
                int second = in.get();
                int change = (tag & 0x3F) - 32;
                return before & OPAQUE
                        | rgb(
                                red + change - 8 + (second >> 4 & 0xF),
                                green + change,
                                before + change - 8 + (second & 0xF));
            }
        }
    }

    private static int rgb(int red, int green, int blue) {
        return (red & 0xFF) << 16 | (green & 0xFF) << 8 | blue & 0xFF;
    }

    private static int hash(int argb) {
        return ((argb >> 16 & 0xFF) * 3
                        + (argb >> 8 & 0xFF) * 5
                        + (argb & 0xFF) * 7
                        + (argb >>> 24) * 11)
                % 64;
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        return alpha << 24
                | rgb(
                        ((argb >> 16 & 0xFF) * alpha + 127) / 255,
                        ((argb >> 8 & 0xFF) * alpha + 127) / 255,
                        ((argb & 0xFF) * alpha + 127) / 255);
    }

    /** Every pixel on its own, which is correct and large. */
    @Override
    public EncodedImage encode(Pixels pixels, Coding coding, int quality, KeptMetadata metadata) {
        var out = ByteBuffer.allocate(HEADER_BYTES + 5 * pixels.argb().length + END_BYTES);
        out.put(MAGIC)
                .putInt(pixels.width())
                .putInt(pixels.height())
                .put((byte) RGBA)
                .put((byte) 0);
        for (int premultiplied : pixels.argb()) {
            int argb = AlphaMath.unpremultiplied(premultiplied);
            out.put((byte) 0xFF).putInt(Integer.rotateLeft(argb, 8));
        }
        out.position(out.capacity() - 1).put((byte) 1);
        return new EncodedImage(out.array(), QOI, pixels.width(), pixels.height());
    }
}
