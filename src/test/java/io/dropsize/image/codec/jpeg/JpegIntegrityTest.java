package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The check needs no library, so the result is the same on every computer. */
class JpegIntegrityTest {
    private static final int SCAN = 0xDA;
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    private final DefaultImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(strings = {"jpeg-eoi-too-early.jpg", "jpeg-second-sof-in-scan.jpg"})
    void refusesAFileWithoutItsLastRows(String name) throws IOException {
        byte[] file = resource(name);

        assertThat(JpegIntegrity.whole(file)).isEmpty();
        assertRefused(file);
    }

    @Test
    void takesAFileThatLacksOnlyItsEndMark() throws IOException {
        byte[] file = resource("complete-without-eoi.jpg");

        byte[] whole = JpegIntegrity.whole(file).orElseThrow();

        assertThat(whole).startsWith(file).endsWith(END);
        assertThat(render(file, 60, 40).bytes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesWhatEncodersWrite(boolean progressive) {
        byte[] file = encoded(progressive);

        assertThat(JpegIntegrity.whole(file)).containsSame(file);
        assertThat(JpegIntegrity.hasAllScans(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesAFileThatIsCutOffAndClosed(boolean progressive) {
        byte[] file = encoded(progressive);

        for (int share = 4; share < 10; share++) {
            byte[] closed = closed(file, file.length * share / 10);

            assertThat(JpegIntegrity.whole(closed)).as("%s tenths", share).isEmpty();
            assertRefused(closed);
        }
    }

    @Test
    void refusesAProgressiveFileThatLacksOneOfItsScans() {
        byte[] file = encoded(true);
        List<Integer> scans = scans(file);
        assertThat(scans).hasSizeGreaterThan(3);

        for (int i = 0; i < scans.size(); i++) {
            int from = scans.get(i);
            int to = i + 1 < scans.size() ? scans.get(i + 1) : file.length - END.length;
            byte[] without = without(file, from, to);

            assertThat(JpegIntegrity.hasAllScans(without)).as("scan %s", i).isFalse();
            assertThat(JpegIntegrity.whole(without)).as("scan %s", i).isEmpty();
            assertRefused(without);
        }
    }

    @Test
    void refusesCodesThatDoNotExist() {
        byte[] file = encoded(false);
        int middle = scans(file).getFirst() + 1000;
        for (int i = 0; i < 40; i += 2) {
            file[middle + i] = (byte) 0xFF;
            file[middle + i + 1] = 0;
        }

        assertThat(JpegIntegrity.whole(file)).isEmpty();
        assertRefused(file);
    }

    @Test
    void takesRestartMarkersAsTheyShouldBe() {
        assertThat(JpegIntegrity.whole(grey(12))).isPresent();
        assertThat(render(grey(12), 40, 4).bytes()).isNotEmpty();
    }

    @Test
    void copiesRestartMarkersButNotWhatIsBeforeThem() {
        byte[] file = grey(12);
        byte[] junk = with(file, indexOfRestart(file, 4), (byte) 1, (byte) 2, (byte) 3);

        byte[] bare = JpegSegments.bare(file).orElseThrow();

        assertThat(bare).endsWith(Arrays.copyOfRange(file, scans(file).getFirst(), file.length));
        assertThat(JpegSegments.bare(junk)).hasValue(bare);
    }

    @Test
    void refusesALostRestartMarker() {
        byte[] file = grey(12);
        int marker = indexOfRestart(file, 4);

        byte[] lost = without(file, marker - 1, marker + 2);

        assertThat(JpegIntegrity.whole(lost)).isEmpty();
        assertRefused(lost);
    }

    @Test
    void refusesOneRestartMarkerTooMany() {
        byte[] file = encoded(false);
        int middle = scans(file).getFirst() + 1000;

        byte[] torn = with(file, middle, (byte) 0xFF, (byte) 0xD0);

        assertThat(JpegIntegrity.whole(torn)).isEmpty();
        assertRefused(torn);
    }

    @Test
    void takesPaddingBehindTheLastBlock() {
        byte[] file = encoded(false);
        byte[] padded = with(file, file.length - END.length, new byte[500]);
        byte[] filled = with(file, file.length - END.length, (byte) 0xFF, (byte) 0xFF);

        assertThat(JpegIntegrity.whole(padded)).isPresent();
        assertThat(JpegIntegrity.whole(filled)).isPresent();
        assertThat(render(padded, 60, 40).bytes()).isNotEmpty();
    }

    @Test
    void refusesBlocksThatAreLeftOverBecauseDamageHidOthers() {
        byte[] file = encoded(false);
        byte[] tail = Arrays.copyOfRange(file, file.length - 60, file.length - END.length);

        byte[] shifted = with(file, file.length - END.length, tail);

        assertThat(JpegIntegrity.whole(shifted)).isEmpty();
        assertRefused(shifted);
    }

    /** The rows are equal, so libjpeg-turbo reports a few bytes too many at most. */
    @Test
    void refusesAFewBytesThatAreAWholeBlock() {
        byte[] file = row(1000, 0);
        byte[] more = with(file, file.length - END.length, packedBlocks(20));

        assertThat(JpegIntegrity.whole(more)).isEmpty();
    }

    @Test
    void takesAFewBytesThatAreNoBlocks() {
        byte[] file = row(1000, 0);
        byte[] junk = with(file, file.length - END.length, (byte) 1, (byte) 2, (byte) 4);

        assertThat(JpegIntegrity.whole(junk)).isPresent();
        assertThat(render(junk, 800, 1).bytes()).isNotEmpty();
    }

    @Test
    void takesJunkBeforeTheFirstScan() {
        byte[] file = encoded(false);
        byte[] junk = with(file, scans(file).getFirst(), new byte[] {0, 1, 2, 3});

        assertThat(JpegIntegrity.whole(junk)).isPresent();
        assertThat(render(junk, 60, 40).bytes()).isNotEmpty();
    }

    /** A length includes its own two bytes, so these comments are empty, as in libjpeg. */
    @ParameterizedTest
    @ValueSource(bytes = {0, 1})
    void takesACommentWithTooSmallALength(byte length) {
        byte[] file = encoded(false);
        byte[] commented = with(file, 2, (byte) 0xFF, (byte) 0xFE, (byte) 0, length);

        assertThat(JpegIntegrity.whole(commented)).isPresent();
        assertThat(render(commented, 60, 40).bytes()).isEqualTo(render(file, 60, 40).bytes());
    }

    /** CMYK files by some programs have components with equal ids. */
    @Test
    void takesComponentsOfEqualIdsInTheOrderOfTheFrame() {
        byte[] file = encoded(false);
        byte[] equal = file.clone();
        int frame = 2;
        while (JpegMarkers.marker(file, frame) != 0xC0) {
            frame = JpegMarkers.afterSegment(file, frame);
        }
        equal[frame + 10 + 2 * 3] = file[frame + 10];
        equal[scans(file).getFirst() + 5 + 2 * 2] = file[frame + 10];

        assertThat(JpegIntegrity.whole(equal)).isPresent();
        assertThat(render(equal, 60, 40).bytes()).isEqualTo(render(file, 60, 40).bytes());
    }

    @Test
    void takesWhatFollowsTheEnd() {
        byte[] file = encoded(false);

        assertThat(JpegIntegrity.whole(with(file, file.length, file))).isPresent();
    }

    /** Four blocks take three bytes, so the last of these has its own byte. */
    @ParameterizedTest
    @CsvSource({"1001, true", "997, false"})
    void takesAFileThatEndsInItsLastBlockIfThatIsOneOfMoreThanAThousand(int blocks, boolean whole) {
        byte[] file = row(blocks, 0);
        byte[] cut = Arrays.copyOf(file, file.length - END.length - 1);

        assertThat(JpegIntegrity.whole(file)).containsSame(file);
        assertThat(JpegIntegrity.whole(cut).isPresent()).isEqualTo(whole);
        assertThat(JpegIntegrity.whole(Arrays.copyOf(cut, cut.length - 1))).isEmpty();
        assertThat(JpegIntegrity.whole(closed(cut, cut.length))).isEmpty();
        if (whole) {
            assertThat(render(cut, 800, 1).bytes()).isNotEmpty();
        } else {
            assertRefused(cut);
        }
    }

    @Test
    void makesWhatCanBeReadOfADamagedFileIfThatIsWanted() throws IOException {
        byte[] file = resource("jpeg-eoi-too-early.jpg");
        RenderSpec spec =
                new RenderSpec(60, 40, true, ImageFormat.JPEG, 80, MetadataPolicy.REMOVE_ALL);

        EncodedImage made =
                engine.render(ImageInput.of("cut.jpg", file), spec.withDamagedAllowed(true));

        assertThat(made.bytes()).isNotEmpty();
    }

    private void assertRefused(byte[] file) {
        assertThatThrownBy(() -> render(file, 60, 40))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e ->
                                assertThat(e.kind())
                                        .isIn(ErrorKind.INCOMPLETE_IMAGE, ErrorKind.DAMAGED_IMAGE));
    }

    private EncodedImage render(byte[] file, int width, int height) {
        return engine.render(
                ImageInput.of("a.jpg", file),
                new RenderSpec(
                        width, height, true, ImageFormat.JPEG, 80, MetadataPolicy.REMOVE_ALL));
    }

    private static byte[] encoded(boolean progressive) {
        BufferedImage photo = Drawn.photo(320, 240);
        Pixels pixels = new Pixels(320, 240, photo.getRGB(0, 0, 320, 240, null, 0, 320));
        return JpegEncoder.byJdk(pixels, 90, false, progressive);
    }

    /** Grey blocks in a row, each after a restart marker. */
    private static byte[] grey(int blocks) {
        return row(blocks, 1);
    }

    /**
     * Grey blocks in a row.
     *
     * @param interval blocks between restart markers: 0 for none, or 1
     */
    private static byte[] row(int blocks, int interval) {
        BufferedImage picture = Drawn.picture(8, 8, (_, _) -> 0xFF808080);
        byte[] coded =
                JpegEncoder.byJdk(
                        new Pixels(8, 8, picture.getRGB(0, 0, 8, 8, null, 0, 8)), 90, true, false);
        var out = new ByteArrayOutputStream();
        int at = 2;
        out.write(coded, 0, at);
        while (JpegMarkers.marker(coded, at) != SCAN) {
            int end = JpegMarkers.afterSegment(coded, at);
            if (JpegMarkers.marker(coded, at) == 0xC0) {
                byte high = (byte) (8 * blocks >> 8);
                byte low = (byte) (8 * blocks);
                out.writeBytes(
                        new byte[] {-1, (byte) 0xC0, 0, 11, 8, 0, 8, high, low, 1, 1, 0x11, 0});
            } else {
                out.write(coded, at, end - at);
            }
            at = end;
        }
        out.writeBytes(new byte[] {-1, (byte) 0xDD, 0, 4, 0, (byte) interval});
        out.writeBytes(new byte[] {-1, (byte) SCAN, 0, 8, 1, 1, 0, 0, 63, 0});
        out.writeBytes(interval == 0 ? packedBlocks(blocks) : separateBlocks(blocks));
        out.writeBytes(END);
        return out.toByteArray();
    }

    /** A block is 001010 in the standard's tables. */
    private static byte[] packedBlocks(int blocks) {
        byte[] data = new byte[Math.ceilDiv(6 * blocks, Byte.SIZE)];
        for (int bit = 0; bit < data.length * Byte.SIZE; bit++) {
            boolean one = bit >= 6 * blocks || bit % 6 == 2 || bit % 6 == 4;
            data[bit / Byte.SIZE] |= (byte) (one ? 0x80 >> bit % Byte.SIZE : 0);
        }
        return data;
    }

    private static byte[] separateBlocks(int blocks) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < blocks; i++) {
            out.write(0x2B);
            if (i < blocks - 1) {
                out.writeBytes(new byte[] {-1, (byte) (0xD0 + i % 8)});
            }
        }
        return out.toByteArray();
    }

    private static int indexOfRestart(byte[] file, int number) {
        int at = 0;
        while ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFF) != 0xD0 + number) {
            at++;
        }
        return at;
    }

    private static List<Integer> scans(byte[] file) {
        var scans = new ArrayList<Integer>();
        int at = JpegMarkers.nextMarker(file, 2);
        while (at >= 0) {
            if (JpegMarkers.marker(file, at) == SCAN) {
                scans.add(at);
            }
            int end = JpegMarkers.afterSegment(file, at);
            at = end < 0 ? end : JpegMarkers.nextMarker(file, end);
        }
        return scans;
    }

    private static byte[] closed(byte[] file, int length) {
        return with(Arrays.copyOf(file, length), length, END);
    }

    private static byte[] without(byte[] file, int from, int to) {
        var out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    private static byte[] with(byte[] file, int at, byte... more) {
        var out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(more);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = JpegIntegrityTest.class.getResourceAsStream("/cases/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }
}
