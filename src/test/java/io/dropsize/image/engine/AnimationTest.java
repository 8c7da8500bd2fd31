package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.gif.AnimatedGif;
import io.dropsize.image.codec.skia.Animation;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.codec.webp.AnimatedWebp;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAnimation;
import io.dropsize.image.testkit.DrawnAnimation.Drawing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

class AnimationTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @Test
    void keepsFramesTimesAndRepeatsOfAGif() {
        byte[] out = render(moving(3), ImageFormat.GIF);

        assertThat(DrawnAnimation.ticks(out)).containsExactly(7, 20, 4);
        assertThat(DrawnAnimation.repeats(out)).containsExactly(3);
        assertThat(Drawn.difference(shown(out, 1).argb()[5 * 32 + 12], Drawn.BLUE)).isLessThan(8);
        assertThat(Drawn.difference(shown(out, 1).argb()[5 * 32 + 4], Drawn.RED)).isLessThan(8);
    }

    @Test
    void keepsFramesTimesAndPlaysInWebp() {
        byte[] out = render(moving(3), ImageFormat.WEBP);

        assertThat(millis(out)).containsExactly(70, 200, 40);
        assertThat(plays(out)).as("the first and three more").isEqualTo(4);
        assertThat(Drawn.difference(shown(out, 1).argb()[5 * 32 + 12], Drawn.BLUE)).isLessThan(30);
        assertThat(Drawn.difference(shown(out, 1).argb()[5 * 32 + 4], Drawn.RED)).isLessThan(30);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 0", "1, 2"})
    void knowsOnceForEverAndTwiceApart(int repeats, int plays) {
        byte[] webp = render(moving(repeats), ImageFormat.WEBP);

        assertThat(plays(webp)).isEqualTo(plays);
        byte[] gif = render(webp, ImageFormat.GIF);
        assertThat(DrawnAnimation.repeats(gif))
                .isEqualTo(repeats < 0 ? List.of() : List.of(repeats));
    }

    @Test
    void roundsTimesToTicksWithoutLosingAny() {
        var webp = webp(16, 16, Coding.of(80));
        for (int i = 0; i < 30; i++) {
            webp.add(plain(16, 0xFF000000 | i * 5), 33);
        }

        byte[] gif = render(webp.finish().bytes(), ImageFormat.GIF);

        assertThat(DrawnAnimation.ticks(gif)).contains(3, 4);
        assertThat(DrawnAnimation.ticks(gif).stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF", "WEBP"})
    void drawsOnWhatWasThereBeforeAPassingFrame(ImageFormat format) {
        byte[] gif =
                DrawnAnimation.gif(
                        0,
                        List.of(
                                new Drawing(solid(64, 20, Drawn.RED), 10),
                                new Drawing(
                                        solid(20, 20, Drawn.BLUE), 0, 0, 10, "restoreToPrevious"),
                                new Drawing(
                                        solid(20, 20, Drawn.GREEN), 40, 0, 10, "doNotDispose")));

        Pixels last = shown(render(gif, format), 2);

        assertThat(Drawn.difference(last.argb()[5 * 32 + 3], Drawn.RED)).isLessThan(30);
        assertThat(Drawn.difference(last.argb()[5 * 32 + 25], Drawn.GREEN)).isLessThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF", "WEBP"})
    void keepsWhatShowsThrough(ImageFormat format) {
        var drawings = new ArrayList<Drawing>();
        for (int i = 0; i < 3; i++) {
            int from = i * 16;
            BufferedImage dot =
                    Drawn.transparent(
                            64, 20, (x, _) -> x >= from && x < from + 16 ? Drawn.YELLOW : 0);
            drawings.add(new Drawing(dot, 0, 0, 10, "restoreToBackgroundColor"));
        }

        byte[] out = render(DrawnAnimation.gif(0, drawings), format);

        for (int i = 0; i < 3; i++) {
            int[] argb = shown(out, i).argb();
            for (int k = 0; k < 3; k++) {
                int alpha = argb[5 * 32 + k * 8 + 4] >>> 24;
                assertThat(alpha).as("frame %d at %d", i, k).isEqualTo(i == k ? 0xFF : 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF", "WEBP"})
    void prolongsAFrameInsteadOfWritingItAgain(ImageFormat format) {
        BufferedImage red = solid(64, 20, Drawn.RED);
        byte[] gif =
                DrawnAnimation.gif(
                        0,
                        List.of(
                                new Drawing(red, 5),
                                new Drawing(red, 6),
                                new Drawing(solid(64, 20, Drawn.BLUE), 7)));

        byte[] out = render(gif, format);

        assertThat(format == ImageFormat.GIF ? DrawnAnimation.ticks(out) : millis(out))
                .isEqualTo(format == ImageFormat.GIF ? List.of(11, 7) : List.of(110, 70));
    }

    @Test
    void keepsEveryPixelOfEveryFrameWhereNothingMayBeLost() {
        RenderSpec lossless = spec(ImageFormat.WEBP);
        lossless = lossless.withCoding(lossless.coding().withLossless(true));
        var input = ImageInput.of("moving.gif", moving(0));

        byte[] out = engine.render(input, lossless).bytes();

        byte[] gif = render(moving(0), ImageFormat.GIF);
        for (int i = 0; i < 3; i++) {
            assertThat(shown(out, i).argb()).isEqualTo(shown(gif, i).argb());
        }
    }

    @Test
    void keepsAByteBudgetByLessQuality() {
        var waves = webp(160, 120, Coding.of(95).withLossless(true));
        waves.add(Drawn.pixels(Drawn.photo(160, 120)), 50);
        waves.add(Drawn.glass(160, 120), 50);
        var input = ImageInput.of("waves.webp", waves.finish().bytes());
        var spec = new RenderSpec(100, 75, false, ImageFormat.WEBP, 82, MetadataPolicy.REMOVE_ALL);
        long good = engine.render(input, spec).bytes().length;
        Quality budget = new Quality.AtMost(good - 1);

        EncodedImage out = engine.render(input, spec.withCoding(Coding.of(budget)));

        assertThat((long) out.bytes().length).isLessThan(good);
        assertThat(engine.probe(ImageInput.of("out", out.bytes())).frames()).isEqualTo(2);
    }

    @Test
    void findsGoodColoursForFramesOfMany() {
        Pixels photo = Drawn.pixels(Drawn.photo(200, 150));

        BufferedImage read = DrawnAnimation.frames(AnimatedGif.still(photo).bytes()).getFirst();

        long[] error = new long[1];
        int[] argb = Drawn.pixels(read).argb();
        IntStream.range(0, argb.length)
                .forEach(i -> error[0] += Drawn.difference(argb[i], photo.argb()[i]));
        assertThat((double) error[0] / argb.length).isLessThan(16); // an even grid of 256 has 19
    }

    @ParameterizedTest
    @CsvSource({"2,90", "3,91", "5,92", "100,93", "256,94", "256,700"})
    void codesNumbersOfEveryWidth(int colours, int side) {
        var argb = new int[side * side];
        for (int i = 0; i < argb.length; i++) {
            int number = (i * 31 + i / 7 * i) % colours & 0xFF;
            argb[i] = 0xFF000000 | number << 16 | (0xFF - number) << 8 | number / 2;
        }

        byte[] gif = AnimatedGif.still(new Pixels(side, side, argb)).bytes();

        assertThat(Drawn.pixels(DrawnAnimation.frames(gif).getFirst()).argb()).isEqualTo(argb);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF", "WEBP"})
    void refusesAnAnimationThatIsCutOff(ImageFormat format) {
        byte[] whole = render(moving(0), format);

        for (int cut : new int[] {2, 3, whole.length / 10, whole.length / 3}) {
            byte[] part = Arrays.copyOf(whole, whole.length - cut);
            var error = catchThrowableOfType(DropsizeException.class, () -> render(part, format));
            assertThat(error).as("without its last %d bytes", cut).isNotNull();
            // Not every part has a frame that can be salvaged.
            assertThat(error.kind()).isIn(ErrorKind.INCOMPLETE_IMAGE, ErrorKind.DAMAGED_IMAGE);
        }
    }

    @Test
    void makesItsFirstFrameOfADamagedOneOnWish() {
        byte[] whole =
                DrawnAnimation.gif(
                        0,
                        List.of(
                                new Drawing(Drawn.quarters(64, 20), 5),
                                new Drawing(solid(64, 20, Drawn.RED), 5)));
        var cut = ImageInput.of("cut.gif", Arrays.copyOf(whole, whole.length - 8));

        EncodedImage out = engine.render(cut, spec(ImageFormat.GIF).withDamagedAllowed(true));

        assertThat(engine.probe(ImageInput.of("out", out.bytes())).frames()).isEqualTo(1);
    }

    @Test
    void takesAGifWithoutItsEndMark() {
        byte[] whole = render(moving(0), ImageFormat.GIF);

        byte[] out = render(Arrays.copyOf(whole, whole.length - 1), ImageFormat.GIF);

        assertThat(DrawnAnimation.ticks(out)).hasSize(3);
    }

    @Test
    void refusesMoreFramesThanTheLimitsAllow() {
        var few =
                new DefaultImageEngine(
                        new ImageLimits(64 * 20, 1 << 20, 1 << 20), MemoryBudget.ofThisComputer());
        var input = ImageInput.of("moving.gif", many(6));

        assertThat(few.probe(input).frames()).isEqualTo(6);
        var error =
                catchThrowableOfType(
                        DropsizeException.class, () -> few.render(input, spec(ImageFormat.GIF)));

        assertThat(error.kind()).isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
    }

    @Test
    void stopsBetweenFramesWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        var error =
                catchThrowableOfType(
                        DropsizeException.class, () -> render(moving(0), ImageFormat.WEBP));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(error.kind()).isEqualTo(ErrorKind.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG"})
    void showsTheFirstFrameWhereNothingCanMove(ImageFormat format) {
        byte[] out = render(moving(0), format);

        assertThat(engine.probe(ImageInput.of("out", out)).frames()).isEqualTo(1);
    }

    private byte[] render(byte[] file, ImageFormat format) {
        return engine.render(ImageInput.of("moving", file), spec(format)).bytes();
    }

    private static RenderSpec spec(ImageFormat format) {
        return new RenderSpec(32, 10, false, format, 95, MetadataPolicy.REMOVE_ALL);
    }

    /** Red; then the middle blue; then the right green as well. */
    private static byte[] moving(int repeats) {
        return DrawnAnimation.gif(
                repeats,
                List.of(
                        new Drawing(solid(64, 20, Drawn.RED), 7),
                        new Drawing(solid(16, 20, Drawn.BLUE), 16, 0, 20, "doNotDispose"),
                        new Drawing(solid(16, 20, Drawn.GREEN), 48, 0, 4, "doNotDispose")));
    }

    private static byte[] many(int frames) {
        return DrawnAnimation.gif(
                0,
                IntStream.range(0, frames)
                        .mapToObj(i -> new Drawing(solid(64, 20, 0xFF000000 | i * 9), 5))
                        .toList());
    }

    private static BufferedImage solid(int width, int height, int argb) {
        return Drawn.picture(width, height, (_, _) -> argb);
    }

    private static Pixels plain(int side, int argb) {
        var all = new int[side * side];
        Arrays.fill(all, argb);
        return new Pixels(side, side, all);
    }

    /** A frame as displayed. */
    private static Pixels shown(byte[] file, int frame) {
        var input = ImageInput.of("out", file);
        Header header = new SkiaDecoder().header(input, ImageFormat.of(input)).orElseThrow();
        try (Animation animation = Animation.open(input, header)) {
            Pixels pixels = null;
            for (int i = 0; i <= frame; i++) {
                DecodedImage picture = animation.frame(i);
                pixels = new Pixels(header.width(), header.height(), copy(picture));
            }
            return Objects.requireNonNull(pixels);
        }
    }

    private static int[] copy(DecodedImage picture) {
        var argb = new int[picture.width() * picture.height()];
        var row = new int[picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(y, row);
            System.arraycopy(row, 0, argb, y * row.length, row.length);
        }
        return argb;
    }

    private static List<Integer> millis(byte[] webp) {
        return chunks(webp, "ANMF").stream().map(at -> int24(webp, at + 12)).toList();
    }

    private static int plays(byte[] webp) {
        return int24(webp, chunks(webp, "ANIM").getFirst() + 4) & 0xFFFF;
    }

    private static int int24(byte[] file, int at) {
        return file[at] & 0xFF | (file[at + 1] & 0xFF) << 8 | (file[at + 2] & 0xFF) << 16;
    }

    /** The data offset of each chunk with that name. */
    private static List<Integer> chunks(byte[] webp, String name) {
        var places = new ArrayList<Integer>();
        var in = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 12; at < webp.length; at += 8 + in.getInt(at + 4) + in.getInt(at + 4) % 2) {
            if (new String(webp, at, 4, StandardCharsets.US_ASCII).equals(name)) {
                places.add(at + 8);
            }
        }
        return places;
    }

    private static AnimatedWebp webp(int width, int height, Coding coding) {
        int quality = ((Quality.Fixed) coding.quality()).value();
        return new AnimatedWebp(
                width,
                height,
                0,
                frame ->
                        Codecs.ALL.encode(
                                frame, ImageFormat.WEBP, coding, quality, KeptMetadata.NONE));
    }
}
