package io.dropsize.image.codec.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.container.IsoBox;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Cases;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** HEIC and AVIF whose boxes are in an unusual order, or next to unusual ones. */
@Timeout(60)
class HeifBoxesOrderTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 120;

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @CsvSource({
        "irot-before-ispe-90.avif, 120, 200",
        "clap-before-ispe.avif, 100, 80",
        "uuid-meta.heic, 200, 120",
        "uuid-top.heic, 200, 120",
        "pano21694.heic, 21694, 200",
    })
    void hasTheSizeThatIsShown(String file, int width, int height) {
        Cases.requireCodec(file);

        ImageInfo info = engine.probe(Cases.input(file));
        Pixels pixels = engine.preview(Cases.input(file), Math.min(400, Math.max(width, height)));

        assertThat(List.of(info.width(), info.height())).containsExactly(width, height);
        assertThat(Math.max(pixels.width(), pixels.height()))
                .isEqualTo(Math.min(400, Math.max(width, height)));
    }

    /** Each property in turn is moved to the front of the list, whose order matters. */
    @ParameterizedTest
    @ValueSource(strings = {"irot-before-ispe-90.avif", "clap-before-ispe.avif"})
    void theOrderOfSizeAndTransformationDoesNotMatter(String name) {
        Cases.requireCodec(name);
        byte[] file = Cases.bytes(name);
        Pixels expected = engine.preview(ImageInput.of(name, file), WIDTH);
        int associations = DrawnAvif.indexOf(file, "ipma") + 15;
        for (int moved = 1; moved < 5; moved++) {
            byte[] other = file.clone();
            other[associations] = file[associations + moved];
            System.arraycopy(file, associations, other, associations + 1, moved);

            Pixels pixels = engine.preview(ImageInput.of(name, other), WIDTH);

            assertThat(pixels.width()).isEqualTo(expected.width());
            assertThat(pixels.argb()).isEqualTo(expected.argb());
        }
    }

    @Test
    void turnsByEveryQuarterAndCropsWhatIsShown() {
        var plain = HeifTransform.none(WIDTH, HEIGHT);

        assertThat(plain.then(property("irot", 1)).orientation()).isEqualTo(Orientation.TURN_LEFT);
        assertThat(plain.then(property("irot", 2)).orientation())
                .isEqualTo(Orientation.UPSIDE_DOWN);
        assertThat(plain.then(property("irot", 3)).orientation()).isEqualTo(Orientation.TURN_RIGHT);
        assertThat(plain.then(property("imir", 1)).orientation()).isEqualTo(Orientation.MIRRORED);
        assertThat(plain.then(property("imir", 0)).orientation()).isEqualTo(Orientation.FLIPPED);
        IsoBox topLeft = clap(100, 80, -50, -20);
        assertThat(plain.then(topLeft))
                .isEqualTo(new HeifTransform(0, 0, 100, 80, Orientation.UPRIGHT));
        assertThat(plain.then(property("irot", 2)).then(topLeft))
                .isEqualTo(new HeifTransform(100, 40, 100, 80, Orientation.UPSIDE_DOWN));
        assertThat(plain.then(property("irot", 1)).then(clap(80, 100, -20, -50)))
                .isEqualTo(new HeifTransform(100, 0, 100, 80, Orientation.TURN_LEFT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void alphaIsTurnedWithTheColours(int quarters) {
        DrawnAvif.require();
        var cutOut = Drawn.transparent(60, 40, (x, y) -> x < 20 && y < 30 ? 0xFF336699 : 0);
        byte[] file = DrawnAvif.of(cutOut, 98);
        byte[] turned = DrawnAvif.turned(file, OptionalInt.of(quarters), OptionalInt.empty());
        Orientation orientation = Orientation.UPRIGHT;
        for (int i = 0; i < quarters; i++) {
            orientation = orientation.turnedLeft();
        }

        Pixels pixels = engine.preview(ImageInput.of("a.avif", turned), 60);
        Pixels expected = orientation.upright(engine.preview(ImageInput.of("a.avif", file), 60));

        assertThat(pixels.width()).isEqualTo(expected.width());
        for (int i = 0; i < pixels.argb().length; i++) {
            assertThat(pixels.argb()[i] >>> 24).isEqualTo(expected.argb()[i] >>> 24);
        }
    }

    @Test
    void aMetaBoxWithoutALengthReachesToTheEnd() {
        Cases.requireCodec("irot-before-ispe-90.avif");
        byte[] file = Cases.bytes("irot-before-ispe-90.avif");
        ByteBuffer.wrap(file).putInt(DrawnAvif.indexOf(file, "meta") - 4, 0);

        assertThat(engine.preview(ImageInput.of("a.avif", file), WIDTH).height()).isEqualTo(WIDTH);
    }

    @Test
    void transformationsThatAreNotMarkedAsEssentialCount() {
        Cases.requireCodec("irot-before-ispe-90.avif");
        byte[] file = Cases.bytes("irot-before-ispe-90.avif");
        int associations = DrawnAvif.indexOf(file, "ipma") + 15;
        for (int i = 0; i < 5; i++) {
            file[associations + i] &= 0x7F;
        }

        assertThat(engine.preview(ImageInput.of("a.avif", file), WIDTH).height()).isEqualTo(WIDTH);
    }

    /** An operating point may have fewer pixels than the layer that libheif decodes. */
    @Test
    void aPictureOfLayersHasTheSizeThatItsBoxesSay() {
        DrawnAvif.require();
        byte[] whole = DrawnAvif.of(Drawn.photo(WIDTH, HEIGHT), 90);
        byte[] layered =
                DrawnAvif.replaced(DrawnAvif.sized(whole, WIDTH / 2, HEIGHT / 2), "pixi", "a1op");

        Pixels pixels = engine.preview(ImageInput.of("a.avif", layered), WIDTH);
        Pixels expected = engine.preview(ImageInput.of("a.avif", whole), WIDTH / 2);

        assertThat(List.of(pixels.width(), pixels.height())).containsExactly(WIDTH / 2, HEIGHT / 2);
        for (int i = 0; i < pixels.argb().length; i += 97) {
            assertThat(Drawn.difference(pixels.argb()[i], expected.argb()[i])).isLessThan(8);
        }
    }

    @Test
    void refusesAMatrixThatLibheifWouldGuess() {
        Cases.requireCodec("avif-matrix-16.avif");

        assertThat(kindOf(Cases.bytes("avif-matrix-16.avif")))
                .isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mski", "unci", "jpeg", "tmap"})
    void givesLibheifNoItemTypesButThoseThatAreTested(String type) {
        Cases.requireCodec("irot-before-ispe-90.avif");
        byte[] file = Cases.bytes("irot-before-ispe-90.avif");
        int at = DrawnAvif.indexOf(file, "av01");
        System.arraycopy(type.getBytes(StandardCharsets.US_ASCII), 0, file, at, 4);

        assertThat(kindOf(file)).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"avif", "heic"})
    void namesPicturesWithAMinimizedHeader(String brand) {
        byte[] file =
                ByteBuffer.allocate(28)
                        .putInt(16)
                        .put(("ftypmif3" + brand).getBytes(StandardCharsets.US_ASCII))
                        .putInt(12)
                        .put("mini".getBytes(StandardCharsets.US_ASCII))
                        .array();

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.probe(ImageInput.of("small." + brand, file)))
                .matches(e -> e.kind() == ErrorKind.UNSUPPORTED_FORMAT)
                .matches(e -> e.context().toString().contains("minimized header"));
    }

    private ErrorKind kindOf(byte[] file) {
        try {
            engine.preview(ImageInput.of("a.avif", file), WIDTH);
            throw new AssertionError("taken for a picture");
        } catch (DropsizeException e) {
            return e.kind();
        }
    }

    private static IsoBox clap(int width, int height, int across, int down) {
        return property(
                "clap",
                ByteBuffer.allocate(32)
                        .putInt(width)
                        .putInt(1)
                        .putInt(height)
                        .putInt(1)
                        .putInt(across)
                        .putInt(1)
                        .putInt(down)
                        .putInt(1)
                        .array());
    }

    private static IsoBox property(String type, int value) {
        return property(type, new byte[] {(byte) value});
    }

    private static IsoBox property(String type, byte[] content) {
        byte[] box =
                ByteBuffer.allocate(8 + content.length)
                        .putInt(8 + content.length)
                        .put(type.getBytes(StandardCharsets.US_ASCII))
                        .put(content)
                        .array();
        return IsoBox.of(Arrays.copyOf(box, box.length)).getFirst();
    }
}
