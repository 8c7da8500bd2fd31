package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.DrawnPsd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

@Timeout(20)
class BadInputTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({
        "jpg, 0.2",
        "jpg, 0.5",
        "jpg, 0.95",
        "progressive.jpg, 0.3",
        "progressive.jpg, 0.6",
        "progressive.jpg, 0.99",
        "png, 0.3",
        "png, 0.9",
        "webp, 0.5",
        "webp, 0.9",
        "bmp, 0.5",
        "bmp, 0.95",
        "tiff, 0.5",
        "tiff, 0.95",
        "psd, 0.5",
        "psd, 0.95",
        "gif, 0.5",
    })
    void refusesACutOffPictureInsteadOfMakingHalfAPicture(String kind, double kept) {
        byte[] whole = coded(kind, Drawn.photo(160, 120));
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * kept));

        // Half of a PSD does not contain all colours of any row.
        boolean salvageable = !(kind.equals("psd") && kept == 0.5);
        assertThat(refusal("cut." + kind, cut).kind())
                .isEqualTo(salvageable ? ErrorKind.INCOMPLETE_IMAGE : ErrorKind.DAMAGED_IMAGE);
        assertThat(engine.render(ImageInput.of("whole", whole), spec()).width()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "progressive.jpg", "png", "webp", "gif", "bmp", "psd", "tiff"})
    void makesWhatIsThereOfACutOffPictureIfThatIsWanted(String kind) {
        byte[] whole = coded(kind, Drawn.quarters(160, 120));
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * 0.85));

        EncodedImage out =
                engine.render(ImageInput.of("cut", cut), spec().withDamagedAllowed(true));

        assertThat(Drawn.difference(Drawn.decoded(out).getRGB(2, 2), Drawn.RED)).isLessThan(40);
    }

    @Test
    void saysThatALinkToItselfIsNoFile(@TempDir Path folder) throws IOException {
        Path link = folder.resolve("loop.png");
        Files.createSymbolicLink(link, link);

        var refusal =
                catchThrowableOfType(
                        DropsizeException.class, () -> engine.probe(ImageInput.of(link)));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.NOT_A_FILE);
    }

    /** It is valid, so it must not be reported as damaged. */
    @Test
    void namesThePackingOfATiffThatItCannotRead() {
        byte[] tiff = Drawn.coded(Drawn.photo(16, 16), "tiff");
        ByteBuffer file = ByteBuffer.wrap(tiff).order(ByteOrder.BIG_ENDIAN);
        int directory = file.getInt(4);
        for (int i = 0; i < file.getShort(directory); i++) {
            int entry = directory + 2 + i * 12;
            if (file.getShort(entry) == 0x0103) {
                file.putShort(entry + 8, (short) 0x8798);
            }
        }

        DropsizeException refusal = refusal("wavelets.tif", tiff);

        assertThat(refusal.kind()).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
        assertThat(refusal.getMessage()).contains("compressed with JPEG 2000");
    }

    @Test
    void makesWhatIsThereOfADamagedPngOfTheSameSize() {
        byte[] png = Drawn.coded(Drawn.photo(160, 120), "png");
        png[png.length * 3 / 4] ^= 0x55;
        var spec = new RenderSpec(160, 120, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);

        EncodedImage out =
                engine.render(ImageInput.of("changed.png", png), spec.withDamagedAllowed(true));

        assertThat(Drawn.decoded(out).getRGB(5, 5)).isEqualTo(Drawn.photo(160, 120).getRGB(5, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp"})
    void refusesAPictureOfWhichNothingIsThereEvenIfDamagedOnesAreWanted(String kind) {
        byte[] whole = coded(kind, Drawn.photo(160, 120));
        byte[] cut = Arrays.copyOf(whole, 60);

        var error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () ->
                                engine.render(
                                        ImageInput.of("cut", cut),
                                        spec().withDamagedAllowed(true)));

        assertThat(error.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    @Test
    void refusesAPngWhoseDataWasChangedOnTheWay() {
        byte[] png = Drawn.coded(Drawn.photo(160, 120), "png");
        png[png.length / 2] ^= 0x55;

        assertThat(refusal("changed.png", png).kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "webp", "bmp", "tiff", "psd", "gif"})
    void refusesOrReadsAnyNoiseButNeverFailsOtherwise(String kind) {
        byte[] whole = coded(kind, Drawn.photo(60, 40));
        var random = new Random(4711);
        for (int round = 0; round < 60; round++) {
            byte[] noisy = whole.clone();
            for (int i = 0; i < 8; i++) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            }
            var input = ImageInput.of("noisy." + kind, noisy);

            var error =
                    catchThrowableOfType(
                            DropsizeException.class, () -> engine.render(input, spec()));

            assertThat(error == null || error.kind() != ErrorKind.INTERNAL).isTrue();
        }
    }

    /** Skia does not recognize it any more, and the next decoder reads it in its own way. */
    @Test
    void refusesAnIconWhoseOnlyPictureIsCutOff() {
        byte[] icon = DrawnSeeds.named("bitmap.ico");
        byte[] single = icon.clone();
        single[4] = 1;

        for (int missing : new int[] {1, 2, 10, 100}) {
            byte[] cut = Arrays.copyOf(single, single.length - missing);
            ByteBuffer.wrap(cut)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(
                            14,
                            single.length
                                    - ByteBuffer.wrap(cut)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getInt(18));
            assertThat(refusal("cut.ico", cut).kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
        }
    }

    /**
     * What may be missing without a pixel missing: PNG's IEND, which says that nothing follows, and
     * the checksum before it; GIF's and JPEG's end mark, which say the same; and behind a TIFF's
     * fields, the place of the next page.
     */
    @ParameterizedTest
    @CsvSource({"png, 16, 40", "gif, 1, 2", "jpg, 2, 40"})
    void onlyWhatIsNoPixelMayBeCutOff(String kind, int idle, int more) {
        byte[] whole = coded(kind, Drawn.photo(60, 40));

        byte[] bare = Arrays.copyOf(whole, whole.length - idle);
        byte[] cut = Arrays.copyOf(whole, whole.length - more);

        assertThat(engine.render(ImageInput.of("bare", bare), spec()).width()).isEqualTo(16);
        assertThat(refusal("cut", cut).kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webp", "bmp", "psd"})
    void notEvenTheLastByteMayBeCutOff(String kind) {
        byte[] whole = coded(kind, Drawn.photo(60, 40));

        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThat(refusal("cut", cut).kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
    }

    @Test
    void refusesAnIconThatIsCutOffBehindItsSmallPicture() {
        byte[] icon = DrawnSeeds.named("bitmap.ico");
        byte[] cut = Arrays.copyOf(icon, icon.length - 1);

        assertThat(refusal("cut.ico", cut).kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE);
        assertThat(engine.render(ImageInput.of("whole.ico", icon), spec()).width()).isEqualTo(16);
    }

    @Test
    void saysThatTextNamedJpgIsNoImage(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("letter\n to \u00e4unt.jpg");
        Files.writeString(file, "Dear aunt");

        var error =
                catchThrowableOfType(
                        DropsizeException.class, () -> engine.probe(ImageInput.of(file)));

        assertThat(error.kind()).isEqualTo(ErrorKind.NOT_AN_IMAGE);
        assertThat(error.context()).containsExactly("letter\n to \u00e4unt.jpg");
    }

    @Test
    void saysThatAFileIsGoneOrEmptyOrNoFile(@TempDir Path folder) throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.png"));

        assertThat(kindOf(empty)).isEqualTo(ErrorKind.EMPTY_FILE);
        assertThat(kindOf(folder.resolve("gone.png"))).isEqualTo(ErrorKind.FILE_GONE);
        assertThat(kindOf(folder)).isEqualTo(ErrorKind.NOT_A_FILE);
    }

    @Test
    void namesTheFormatItCannotRead() {
        byte[] icon = "icns\0\0\0\b".getBytes(StandardCharsets.ISO_8859_1);

        var error = refusal("program.png", icon);

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
        assertThat(error.context()).containsExactly("program.png", "an Apple icon");
    }

    @Test
    void namesTheBitsOfAJpegThatHasTooMany() {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 40));
        jpeg[frameAt(jpeg) + 4] = 12;

        assertThat(refusal("medical.jpg", jpeg).context())
                .containsExactly("medical.jpg", "a JPEG picture of 12 bits");
    }

    @Test
    void namesAJpegWithoutLoss() {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 40));
        jpeg[frameAt(jpeg) + 1] = (byte) 0xC3;

        assertThat(refusal("scan.jpg", jpeg).context())
                .containsExactly("scan.jpg", "a lossless JPEG picture");
    }

    @Test
    void doesNotTakeARawFilesThumbnailForThePicture() {
        byte[] dng = DrawnExif.rawFile();

        var error = refusal("camera.tif", dng);

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
        assertThat(error.context()).containsExactly("camera.tif", "a camera's raw file");
    }

    @Test
    void readsAPictureWhateverItsNameSays() {
        byte[] jpeg = Drawn.jpeg(Drawn.photo(40, 30));

        assertThat(engine.probe(ImageInput.of("really.png", jpeg)).format())
                .isEqualTo(ImageFormat.JPEG);
    }

    private ErrorKind kindOf(Path file) {
        return catchThrowableOfType(
                        DropsizeException.class, () -> engine.render(ImageInput.of(file), spec()))
                .kind();
    }

    private DropsizeException refusal(String name, byte[] bytes) {
        return catchThrowableOfType(
                DropsizeException.class, () -> engine.render(ImageInput.of(name, bytes), spec()));
    }

    private static RenderSpec spec() {
        return new RenderSpec(16, 12, false, ImageFormat.PNG, 100, MetadataPolicy.REMOVE_ALL);
    }

    private static byte[] coded(String kind, BufferedImage image) {
        return switch (kind) {
            case "jpg" -> Drawn.jpeg(image);
            case "progressive.jpg" -> Drawn.progressiveJpeg(image);
            case "webp" -> Drawn.webp(image, 80);
            case "psd" -> DrawnPsd.rgb(image);
            default -> Drawn.coded(image, kind);
        };
    }

    private static int frameAt(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at;
    }
}
