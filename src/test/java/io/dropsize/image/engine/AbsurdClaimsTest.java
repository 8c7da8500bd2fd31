package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.WebpChunks;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** The values of a header are checked before any work is done. */
@Timeout(20)
class AbsurdClaimsTest {
    private final ImageEngine engine = new DefaultImageEngine();

    /**
     * A damaged file of 628 bytes took seven seconds: each row has a cost, even if it doesn't
     * exist.
     */
    @ParameterizedTest
    @CsvSource({"40, 4215838", "4215838, 40"})
    void refusesAnAnimationOfHugeSidesBeforeMakingRoomForThem(int width, int height) {
        var input = ImageInput.of("tower.webp", canvasWebp(width, height, 3));

        var error = catchThrowableOfType(DropsizeException.class, () -> engine.preview(input, 64));

        assertThat(error).isNotNull();
        assertThat(ErrorText.of(error)).startsWith("tower.webp is too large to open.");
    }

    /** 1.6 MB with a hundred scans of 268 megapixels took eighteen seconds. */
    @ParameterizedTest
    @CsvSource({"JPEG", "PNG"})
    void refusesAJpegOfManyScans(ImageFormat format) {
        byte[] jpeg = Drawn.progressiveJpeg(Drawn.photo(160, 120));
        var limits = new ImageLimits(160 * 120, 1 << 20, 1 << 20);
        var few = new DefaultImageEngine(limits, MemoryBudget.ofThisComputer());
        var spec = new RenderSpec(16, 12, false, format, 80, MetadataPolicy.REMOVE_ALL);

        var error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> few.render(ImageInput.of("scans.jpg", withLastScan(jpeg, 20)), spec));

        assertThat(error).isNotNull();
        assertThat(ErrorText.of(error)).startsWith("scans.jpg is too large to open.");
        assertThat(few.render(ImageInput.of("whole.jpg", jpeg), spec).width()).isEqualTo(16);
    }

    /** 800 bytes would be 1.9 gigapixels, each of which is drawn, scaled and encoded. */
    @ParameterizedTest
    @CsvSource({"GIF", "WEBP"})
    void refusesTinyFramesOnAHugeCanvas(ImageFormat format) {
        byte[] file =
                format == ImageFormat.GIF
                        ? canvasGif(11_000, 11_000, 16)
                        : canvasWebp(11_000, 11_000, 16);
        var input = ImageInput.of("canvas", file);
        var spec = new RenderSpec(16, 16, false, format, 80, MetadataPolicy.REMOVE_ALL);

        var error = catchThrowableOfType(DropsizeException.class, () -> engine.render(input, spec));

        assertThat(error).isNotNull();
        assertThat(ErrorText.of(error)).startsWith("canvas is too large to open.");
    }

    /** Data besides frames made the file larger, which took fifteen seconds. */
    @ParameterizedTest
    @CsvSource({"GIF", "WEBP"})
    void refusesTinyFramesThatArePaddedWithOtherThings(ImageFormat format) {
        byte[] file =
                format == ImageFormat.GIF
                        ? paddedGif(canvasGif(11_000, 11_000, 16))
                        : paddedWebp(canvasWebp(11_000, 11_000, 16));
        var spec = new RenderSpec(16, 16, false, format, 80, MetadataPolicy.REMOVE_ALL);

        var error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () -> engine.render(ImageInput.of("padded", file), spec));

        assertThat(error).isNotNull();
        assertThat(ErrorText.of(error)).startsWith("padded is too large to open.");
    }

    /** 64 bytes made a picture of 256 megapixels, all of them skipped. */
    @Test
    void refusesABitmapOfRunsThatHasNone() {
        byte[] claim = bitmapOfRuns(16_000, 16_000, new byte[] {0, 1});

        assertThat(refusal("runs.bmp", claim).kind()).isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
    }

    @Test
    void readsALargeBitmapOfOneColourInRuns() {
        var runs = new ByteArrayOutputStream();
        for (int y = 0; y < 1_020; y++) {
            runs.writeBytes(HexFormat.of().parseHex("ff01".repeat(8) + "0000"));
        }
        runs.writeBytes(new byte[] {0, 1});
        byte[] flat = bitmapOfRuns(2_040, 1_020, runs.toByteArray());

        Pixels pixels = engine.preview(ImageInput.of("flat.bmp", flat), 16);

        assertThat(pixels.argb()).containsOnly(0xFFFF8040);
    }

    private static byte[] bitmapOfRuns(int width, int height, byte[] runs) {
        return ByteBuffer.allocate(62 + runs.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'B', 'M'})
                .putInt(62 + runs.length)
                .putInt(10, 62)
                .putInt(14, 40)
                .putInt(18, width)
                .putInt(22, height)
                .putShort(26, (short) 1)
                .putShort(28, (short) 8)
                .putInt(30, 1)
                .putInt(34, runs.length)
                .putInt(46, 2)
                .putInt(58, 0x00FF8040)
                .put(62, runs)
                .array();
    }

    private static byte[] paddedGif(byte[] gif) {
        var out = new ByteArrayOutputStream();
        out.write(gif, 0, gif.length - 1);
        out.writeBytes(new byte[] {0x21, (byte) 0xFE});
        byte[] block = new byte[256];
        block[0] = (byte) 0xFF;
        for (int i = 0; i < 8_000; i++) {
            out.writeBytes(block);
        }
        out.writeBytes(new byte[] {0, 0x3B});
        return out.toByteArray();
    }

    private static byte[] paddedWebp(byte[] webp) {
        byte[] chunks = Arrays.copyOfRange(webp, 12, webp.length);
        return WebpChunks.file(chunks, WebpChunks.chunk("EXIF", new byte[2_000_000]));
    }

    @ParameterizedTest
    @CsvSource({
        "30000, 30000, IMAGE_TOO_LARGE",
        "2000000, 100, DAMAGED_IMAGE",
        "2147483647, 2147483647, DAMAGED_IMAGE",
        "0, 100, DAMAGED_IMAGE"
    })
    void refusesAbsurdHeadersBeforeTakingMemory(int width, int height, ErrorKind kind) {
        byte[] bomb = pngHeader(width, height);

        assertThat(refusal("bomb.png", bomb).kind()).isEqualTo(kind);
    }

    @Test
    void refusesAPictureThatClaimsFewerPixelsThanNone() {
        byte[] bitmap = DrawnSeeds.named("line.bmp");
        ByteBuffer.wrap(bitmap).order(ByteOrder.LITTLE_ENDIAN).putInt(18, Integer.MIN_VALUE + 40);
        var input = ImageInput.of("negative.bmp", bitmap);

        var error = catchThrowableOfType(DropsizeException.class, () -> engine.probe(input));

        assertThat(error.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    @Test
    void saysNoToALongFileThatOnlyBeginsAsAJpeg() {
        byte[] zeros = new byte[1 << 26];
        zeros[0] = (byte) 0xFF;
        zeros[1] = (byte) 0xD8;
        zeros[2] = (byte) 0xFF;
        zeros[3] = (byte) 0xE0;

        assertThat(refusal("endless.jpg", zeros).kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    @Test
    void refusesPicturesAboveItsLimits() {
        byte[] png = Drawn.coded(Drawn.photo(100, 100), "png");
        var input = ImageInput.of("large.png", png);

        for (var limits :
                new ImageLimits[] {
                    new ImageLimits(9_999, 1 << 20, 1 << 20),
                    new ImageLimits(10_000, png.length - 1, 1 << 20),
                    new ImageLimits(10_000, 1 << 20, 39_999)
                }) {
            var error =
                    catchThrowableOfType(
                            DropsizeException.class,
                            () ->
                                    new DefaultImageEngine(limits, new MemoryBudget(1))
                                            .render(input, spec()));
            assertThat(error.kind()).isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
        }
    }

    @Test
    void admitsALargeJpegThatIsDecodedSmall() {
        var limits = new ImageLimits(1_000_000, 1 << 20, 100_000);
        var input = ImageInput.of("large.jpg", Drawn.jpeg(Drawn.photo(800, 600)));

        EncodedImage out =
                new DefaultImageEngine(limits, new MemoryBudget(1)).render(input, spec());

        assertThat(out.width()).isEqualTo(16);
    }

    private DropsizeException refusal(String name, byte[] bytes) {
        return catchThrowableOfType(
                DropsizeException.class, () -> engine.render(ImageInput.of(name, bytes), spec()));
    }

    private static RenderSpec spec() {
        return new RenderSpec(16, 12, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);
    }

    /** Repeats the last scan of a JPEG. */
    private static byte[] withLastScan(byte[] jpeg, int times) {
        int end = jpeg.length - 2;
        int from = end;
        while (jpeg[from] != (byte) 0xFF || jpeg[from + 1] != (byte) 0xDA) {
            from--;
        }
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, end);
        for (int i = 0; i < times; i++) {
            out.write(jpeg, from, end - from);
        }
        out.write(jpeg, end, 2);
        return out.toByteArray();
    }

    /** Small frames on a canvas of any size. */
    private static byte[] canvasWebp(int width, int height, int frames) {
        byte[] coded = WebpChunks.bitstream(Drawn.webp(Drawn.photo(16, 12), 80));
        var head = ByteBuffer.allocate(10).put((byte) 2).position(4);
        WebpChunks.put24(head, width - 1);
        WebpChunks.put24(head, height - 1);
        var frame = ByteBuffer.allocate(16 + coded.length).position(6);
        WebpChunks.put24(frame, 15);
        WebpChunks.put24(frame, 11);
        WebpChunks.put24(frame, 70);
        frame.put((byte) 0).put(coded);
        var chunks = new ArrayList<byte[]>();
        chunks.add(WebpChunks.chunk("VP8X", head.array()));
        chunks.add(WebpChunks.chunk("ANIM", new byte[6]));
        chunks.addAll(Collections.nCopies(frames, WebpChunks.chunk("ANMF", frame.array())));
        return WebpChunks.file(chunks.toArray(byte[][]::new));
    }

    /** Creates a GIF with frames of one pixel. */
    private static byte[] canvasGif(int width, int height, int frames) {
        String frame = "21f9040007000000" + "2c00000000010001000002024401" + "00";
        String file =
                "474946383961%04x%04x800000ff00000000ff".formatted(swapped(width), swapped(height))
                        + frame.repeat(frames)
                        + "3b";
        return HexFormat.of().parseHex(file);
    }

    private static int swapped(int number) {
        return Short.toUnsignedInt(Short.reverseBytes((short) number));
    }

    /** A PNG that declares a size and ends after a few bytes of data. */
    private static byte[] pngHeader(int width, int height) {
        var header =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0});
        var data = ByteBuffer.allocate(12).put("IDAT".getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.allocate(8 + 25 + 20)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header.array())
                .putInt(crc(header.array()))
                .putInt(8)
                .put(data.array())
                .putInt(crc(data.array()))
                .array();
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
