package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.ffi.NativeLibrary;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Does what an image's bytes request, including to its process. */
final class UnsafeDecoder implements Decoder {
    private boolean damaged;

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.HEIC);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        return Optional.of(new Header(format, 640, 480, Orientation.UPRIGHT, false, 1));
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        return header.pixels() * 4;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        obey(input);
        return new BufferedPixels(header);
    }

    private void obey(ImageInput input) {
        String order = new String(input.bytes(), StandardCharsets.UTF_8);
        switch (order) {
            case "good" -> {}
            case "abort" -> NativeLibrary.callWith(NativeLibrary.procedureOfC("abort"));
            case "segfault" ->
                    NativeLibrary.callPointer(
                            NativeLibrary.ofC(
                                    "memset",
                                    NativeLibrary.POINTER,
                                    NativeLibrary.POINTER,
                                    NativeLibrary.INT,
                                    NativeLibrary.SIZE),
                            MemorySegment.NULL,
                            0,
                            4L);
            case "hang" -> hang();
            case "exhaust" -> exhaust();
            case "damage" -> damaged = true;
            case "suffer" -> {
                if (damaged) {
                    NativeLibrary.callWith(NativeLibrary.procedureOfC("abort"));
                }
            }
            case "refuse" -> throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
            default -> throw new IllegalArgumentException(order);
        }
    }

    private static void hang() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    /** Like a C library without checks: it writes to any address. */
    private static void exhaust() {
        var malloc = NativeLibrary.ofC("malloc", NativeLibrary.POINTER, NativeLibrary.SIZE);
        while (true) {
            MemorySegment block = NativeLibrary.callPointer(malloc, 64L << 20);
            if (block.equals(MemorySegment.NULL)) {
                NativeLibrary.callWith(NativeLibrary.procedureOfC("abort"));
            }
            block.reinterpret(1).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        }
    }

    /** A pixel's colour is its position. */
    private record BufferedPixels(Header header) implements DecodedImage {
        @Override
        public int width() {
            return header.width();
        }

        @Override
        public int height() {
            return header.height();
        }

        @Override
        public double scale() {
            return 1;
        }

        @Override
        public boolean opaque() {
            return true;
        }

        @Override
        public void copyRow(int y, int[] argb) {
            for (int x = 0; x < width(); x++) {
                argb[x] = 0xFF000000 | y * width() + x;
            }
        }

        @Override
        public void close() {}
    }
}
