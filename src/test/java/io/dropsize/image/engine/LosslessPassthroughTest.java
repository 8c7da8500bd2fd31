package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.jpeg.JpegSegments;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.container.WebpChunks;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

class LosslessPassthroughTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP"})
    void keepsTheSourcesPixelsIfEncodingAgainWouldNotBeSmaller(ImageFormat format) {
        byte[] plain = small(format);
        byte[] full = withEverything(plain, format);

        EncodedImage out = engine.render(ImageInput.of("a", full), spec(format, 95));

        assertThat(out.bytes()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP"})
    void keepsCreditsBesideTheOwnPixels(ImageFormat format) {
        byte[] full = withEverything(small(format), format);
        var spec = new RenderSpec(WIDTH, HEIGHT, false, format, 95, MetadataPolicy.KEEP_COPYRIGHT);

        EncodedImage out = engine.render(ImageInput.of("a", full), spec);

        assertThat(new String(out.bytes(), StandardCharsets.UTF_8)).contains("J\u00f6rg Author");
        assertThat(ownPixels(out)).isEqualTo(small(format));
    }

    @Test
    void encodesAgainIfThatIsSmaller() {
        byte[] large = encoded(ImageFormat.JPEG, 98);

        EncodedImage out = engine.render(ImageInput.of("a", large), spec(ImageFormat.JPEG, 60));

        assertThat(out.bytes().length).isLessThan(large.length / 2);
    }

    @Test
    void encodesAgainForAnotherSizeOrRotation() {
        byte[] jpeg = small(ImageFormat.JPEG);
        var turned =
                ExifEmbedder.embed(
                        new EncodedImage(jpeg, ImageFormat.JPEG, WIDTH, HEIGHT),
                        DrawnExif.orientation(3));
        var narrow =
                new RenderSpec(
                        WIDTH - 1, HEIGHT, false, ImageFormat.JPEG, 95, MetadataPolicy.REMOVE_ALL);

        assertThat(render(turned.bytes(), spec(ImageFormat.JPEG, 95))).isNotEqualTo(jpeg);
        assertThat(render(jpeg, narrow)).isNotEqualTo(jpeg);
        assertThat(render(jpeg, spec(ImageFormat.JPEG, 95))).isEqualTo(jpeg);
    }

    @Test
    void aProfileOfSrgbItselfIsDroppedAndOneThatMeansOtherColoursIsConverted() {
        byte[] jpeg = small(ImageFormat.JPEG);
        byte[] srgb = withProfile(jpeg, ColorSpace.CS_sRGB);
        byte[] other = withProfile(jpeg, ColorSpace.CS_LINEAR_RGB);

        assertThat(render(srgb, spec(ImageFormat.JPEG, 95))).isEqualTo(jpeg);
        EncodedImage converted =
                engine.render(ImageInput.of("a", other), spec(ImageFormat.JPEG, 95));
        int before = Drawn.decoded(image(jpeg)).getRGB(80, 60);
        int after = Drawn.decoded(converted).getRGB(80, 60);
        assertThat(Drawn.difference(before, after)).isGreaterThan(20);
    }

    @Test
    void aWishForProgressiveIsNotPassedOver() {
        byte[] baseline = Drawn.jpeg(Drawn.photo(WIDTH, HEIGHT));
        byte[] progressive = Drawn.progressiveJpeg(Drawn.photo(WIDTH, HEIGHT));
        var spec =
                new RenderSpec(
                                WIDTH,
                                HEIGHT,
                                false,
                                ImageFormat.JPEG,
                                100,
                                MetadataPolicy.REMOVE_ALL)
                        .withCoding(Coding.of(100).withProgressive(true));

        assertThat(render(baseline, spec)).isNotEqualTo(baseline);
        assertThat(JpegMarkers.progressive(render(progressive, spec))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingThatADecoderDoesNotReadStaysInAJpeg(boolean progressive) {
        var photo = Drawn.photo(WIDTH, HEIGHT);
        byte[] plain = progressive ? Drawn.progressiveJpeg(photo) : Drawn.jpeg(photo);
        byte[] bare = JpegSegments.bare(plain).orElseThrow();
        byte[] secret = "SECRET 48.8582N".getBytes(StandardCharsets.US_ASCII);
        byte[] table = segment(0xDB, 65, 3, secret);
        byte[] lines = segment(0xDC, secret.length, secret[0], secret);
        byte[] codes = segment(0xC4, 17 + 3, 0x13, new byte[] {3});

        byte[] stuffed = beforeEachScan(plain, table, codes);
        stuffed = behindEachScan(stuffed, secret);
        stuffed = behindEachScan(stuffed, lines);

        assertThat(new String(stuffed, StandardCharsets.US_ASCII)).contains("SECRET");
        assertThat(JpegSegments.bare(stuffed)).hasValue(bare);
        assertThat(Drawn.decoded(image(bare)).getRGB(80, 60))
                .isEqualTo(Drawn.decoded(image(plain)).getRGB(80, 60));
    }

    @ParameterizedTest
    @EnumSource(MetadataPolicy.class)
    void theEngineKeepsPixelsWithoutTextBehindTheLastBlockOrInASegmentForTheHeight(
            MetadataPolicy policy) {
        byte[] plain = small(ImageFormat.JPEG);
        byte[] secret = "SECRET GPS 48.8582N 2.2945E".getBytes(StandardCharsets.US_ASCII);
        byte[] lines = segment(0xDC, secret.length + 1, 0, secret);
        var spec = new RenderSpec(WIDTH, HEIGHT, false, ImageFormat.JPEG, 95, policy);

        for (byte[] stuffed :
                List.of(
                        behindEachScan(plain, secret),
                        behindEachScan(plain, lines),
                        behindEachScan(behindEachScan(plain, lines), secret))) {
            byte[] copy = render(stuffed, spec);

            assertThat(new String(copy, StandardCharsets.US_ASCII)).doesNotContain("SECRET");
            assertThat(JpegSegments.bare(copy)).hasValue(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aScanThatADecoderReplacesOrLacksIsNotKept(boolean progressive) {
        var photo = Drawn.photo(WIDTH, HEIGHT);
        byte[] plain = progressive ? Drawn.progressiveJpeg(photo) : Drawn.jpeg(photo);
        int scan = 2;
        while (JpegMarkers.marker(plain, scan) != 0xDA) {
            scan = JpegMarkers.afterSegment(plain, scan);
        }
        int end = JpegMarkers.nextMarker(plain, JpegMarkers.afterSegment(plain, scan));
        byte[] twice = insert(plain, scan, Arrays.copyOfRange(plain, scan, end));
        byte[] none = Arrays.copyOf(plain, plain.length - (end - scan));
        System.arraycopy(plain, end, none, scan, plain.length - end);

        assertThat(JpegSegments.bare(plain)).isPresent();
        assertThat(JpegSegments.bare(twice)).isEmpty();
        assertThat(JpegSegments.bare(none)).isEmpty();
    }

    @Test
    void aFrameWhoseHeightIsInALaterSegmentIsEncodedAgain() {
        byte[] plain = Drawn.jpeg(Drawn.photo(WIDTH, HEIGHT));
        int frame = 2;
        while (JpegMarkers.marker(plain, frame) != 0xC0) {
            frame = JpegMarkers.afterSegment(plain, frame);
        }
        plain[frame + 5] = 0;
        plain[frame + 6] = 0;

        assertThat(JpegSegments.bare(plain)).isEmpty();
    }

    private static byte[] segment(int marker, int length, int first, byte[] content) {
        byte[] segment = new byte[4 + length];
        ByteBuffer.wrap(segment)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + length))
                .put((byte) first)
                .put(content, 0, Math.min(content.length, length - 1));
        return segment;
    }

    private static byte[] beforeEachScan(byte[] jpeg, byte[]... inserted) {
        var out = new ByteArrayOutputStream();
        int at = 2;
        out.write(jpeg, 0, at);
        while (JpegMarkers.marker(jpeg, at) != 0xD9) {
            int end = JpegMarkers.afterSegment(jpeg, at);
            if (JpegMarkers.marker(jpeg, at) == 0xDA) {
                end = JpegMarkers.nextMarker(jpeg, end);
                for (byte[] segment : inserted) {
                    out.writeBytes(segment);
                }
            }
            out.write(jpeg, at, end - at);
            at = end;
        }
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    private static byte[] behindEachScan(byte[] jpeg, byte[] inserted) {
        var out = new ByteArrayOutputStream();
        int at = 2;
        out.write(jpeg, 0, at);
        while (JpegMarkers.marker(jpeg, at) != 0xD9) {
            int end = JpegMarkers.afterSegment(jpeg, at);
            boolean scan = JpegMarkers.marker(jpeg, at) == 0xDA;
            end = scan ? JpegMarkers.nextMarker(jpeg, end) : end;
            out.write(jpeg, at, end - at);
            if (scan) {
                out.writeBytes(inserted);
            }
            at = end;
        }
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    @Test
    void whatIsCutOffIsRefusedByTheStrippers() {
        for (ImageFormat format :
                new ImageFormat[] {ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP}) {
            byte[] whole = small(format);
            for (int length = 16; length < whole.length - 1; length += 7) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThat(
                                switch (format.name()) {
                                    case "JPEG" -> JpegSegments.bare(cut);
                                    case "PNG" -> PngChunks.bare(cut);
                                    default -> WebpChunks.bare(cut);
                                })
                        .as("%s of %d bytes", format, length)
                        .isEmpty();
            }
        }
    }

    private static RenderSpec spec(ImageFormat format, int quality) {
        return new RenderSpec(WIDTH, HEIGHT, false, format, quality, MetadataPolicy.REMOVE_ALL);
    }

    private byte[] render(byte[] file, RenderSpec spec) {
        return engine.render(ImageInput.of("a", file), spec).bytes();
    }

    private static byte[] small(ImageFormat format) {
        byte[] coded = encoded(format, 30);
        // Skia writes its own chunks into a PNG, which are not pixels.
        return format == ImageFormat.PNG ? PngChunks.bare(coded).orElseThrow() : coded;
    }

    private static byte[] encoded(ImageFormat format, int quality) {
        int[] argb = new int[WIDTH * HEIGHT];
        Drawn.photo(WIDTH, HEIGHT).getRGB(0, 0, WIDTH, HEIGHT, argb, 0, WIDTH);
        return Codecs.ALL
                .encode(
                        new Pixels(WIDTH, HEIGHT, argb),
                        format,
                        Coding.of(quality),
                        quality,
                        KeptMetadata.NONE)
                .bytes();
    }

    private static EncodedImage image(byte[] jpeg) {
        return new EncodedImage(jpeg, ImageFormat.JPEG, WIDTH, HEIGHT);
    }

    private static byte[] ownPixels(EncodedImage out) {
        return switch (out.format().name()) {
            case "JPEG" -> JpegSegments.bare(out.bytes()).orElseThrow();
            case "PNG" -> PngChunks.bare(out.bytes()).orElseThrow();
            default -> WebpChunks.bare(out.bytes()).orElseThrow();
        };
    }

    /** EXIF, comments, thumbnails, and a script after the end. */
    private static byte[] withEverything(byte[] plain, ImageFormat format) {
        var exif =
                ExifEmbedder.embed(
                        new EncodedImage(plain, format, WIDTH, HEIGHT), DrawnExif.upright());
        byte[] commented =
                switch (format.name()) {
                    case "JPEG" ->
                            insert(
                                    exif.bytes(),
                                    2,
                                    segment(0xFE, "comment"),
                                    segment(0xE0, "JFXX\0\u0010thumbnail"),
                                    segment(0xE2, "MPF\0more pictures"),
                                    segment(0xED, "Photoshop 3.0\0"));
                    case "PNG" -> insert(exif.bytes(), 33, chunk("tEXt", "Comment\0hello"));
                    default -> exif.bytes();
                };
        return insert(
                commented, commented.length, "<script>PK\3\4".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] withProfile(byte[] jpeg, int space) {
        String profile =
                new String(ICC_Profile.getInstance(space).getData(), StandardCharsets.ISO_8859_1);
        return insert(jpeg, 2, segment(0xE2, "ICC_PROFILE\0\1\1" + profile));
    }

    private static byte[] segment(int marker, String data) {
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(bytes.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (bytes.length + 2))
                .put(bytes)
                .array();
    }

    private static byte[] chunk(String type, String data) {
        var check = new CRC32();
        byte[] bytes = (type + data).getBytes(StandardCharsets.ISO_8859_1);
        check.update(bytes);
        return ByteBuffer.allocate(bytes.length + 8)
                .putInt(data.length())
                .put(bytes)
                .putInt((int) check.getValue())
                .array();
    }

    private static byte[] insert(byte[] file, int at, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }
}
