package io.dropsize.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Canvas;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.SurfaceProps;
import org.jetbrains.skia.svg.SVGDOM;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import javax.imageio.ImageIO;

class IconsTest {
    private static final Path FOLDER = Path.of("packaging/icons");

    /** Other processors may round the edges a little differently. */
    private static final int TOLERANCE = 8;

    @BeforeAll
    static void leaveSkikoAlone() {
        System.setProperty("skiko.gc.auto", "false");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void everySizeIsThereAsItsDrawingIsToday(int size) throws IOException {
        BufferedImage icon;
        try (InputStream in =
                IconsTest.class.getResourceAsStream("/icons/dropsize-" + size + ".png")) {
            icon = ImageIO.read(Objects.requireNonNull(in));
        }

        assertLooksLikeItsDrawing(icon, size);
    }

    @Test
    void windowsHasEverySizeInOneFile() throws IOException {
        byte[] bytes = Files.readAllBytes(FOLDER.resolve("dropsize.ico"));
        ByteBuffer ico = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] sizes = {16, 24, 32, 48, 64, 128, 256};

        assertThat(ico.getInt(0)).isEqualTo(1 << 16);
        assertThat(ico.getShort(4)).isEqualTo((short) sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            int entry = 6 + 16 * i;
            assertThat(ico.get(entry)).isEqualTo((byte) sizes[i]);
            int at = ico.getInt(entry + 12);
            if (sizes[i] < 256) {
                assertLooksLikeItsDrawing(fromTheBottomUp(ico, at + 40, sizes[i]), sizes[i]);
            } else {
                byte[] png = new byte[ico.getInt(entry + 8)];
                ico.get(at, png);
                assertLooksLikeItsDrawing(read(png), sizes[i]);
            }
        }
    }

    @Test
    void macHasEverySizeInOneFile() throws IOException {
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("dropsize.icns")));
        Map<String, Integer> pictures = new HashMap<>();

        assertThat(type(icns)).isEqualTo("icns");
        assertThat(icns.getInt()).isEqualTo(icns.capacity());
        while (icns.hasRemaining()) {
            String type = type(icns);
            byte[] content = new byte[icns.getInt() - 8];
            icns.get(content);
            pictures.put(type, type.startsWith("ic") ? read(content).getWidth() : content.length);
        }

        assertThat(pictures)
                .containsAllEntriesOf(
                        Map.of("ic11", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256))
                .containsAllEntriesOf(Map.of("ic14", 512, "ic09", 512, "ic10", 1024))
                .containsAllEntriesOf(Map.of("s8mk", 16 * 16, "l8mk", 32 * 32))
                .containsKeys("is32", "il32");
    }

    private static void assertLooksLikeItsDrawing(BufferedImage icon, int size) throws IOException {
        assertThat(icon.getWidth()).isEqualTo(size);
        assertThat(icon.getHeight()).isEqualTo(size);
        String name = size <= 32 ? "dropsize-small.svg" : "dropsize.svg";
        try (Bitmap drawn = drawn(FOLDER.resolve(name), size)) {
            int worst = 0;
            for (int i = 0; i < size * size; i++) {
                int x = i % size;
                int y = i / size;
                worst = Math.max(worst, difference(icon.getRGB(x, y), drawn.getColor(x, y)));
            }
            assertThat(worst)
                    .as("draw it again: mvn process-classes exec:exec@icons")
                    .isLessThanOrEqualTo(TOLERANCE);
        }
    }

    private static Bitmap drawn(Path file, int size) throws IOException {
        byte[] source = Files.readAllBytes(file);
        Bitmap bitmap = new Bitmap();
        bitmap.allocN32Pixels(size, size, false);
        try (SVGDOM svg = new SVGDOM(Data.Companion.makeFromBytes(source, 0, source.length));
                Canvas canvas = new Canvas(bitmap, new SurfaceProps())) {
            svg.setContainerSize(size, size);
            svg.render(canvas);
        }
        return bitmap;
    }

    /** Of the channel that differs most, as displayed: transparent pixels have no colour. */
    private static int difference(int one, int other) {
        int worst = Math.abs((one >>> 24) - (other >>> 24));
        for (int shift = 0; shift < 24; shift += 8) {
            int first = (one >> shift & 0xFF) * (one >>> 24) / 255;
            int second = (other >> shift & 0xFF) * (other >>> 24) / 255;
            worst = Math.max(worst, Math.abs(first - second));
        }
        return worst;
    }

    private static BufferedImage fromTheBottomUp(ByteBuffer pixels, int at, int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < size * size; i++) {
            image.setRGB(i % size, size - 1 - i / size, pixels.getInt(at + 4 * i));
        }
        return image;
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    }

    private static String type(ByteBuffer icns) {
        byte[] type = new byte[4];
        icns.get(type);
        return new String(type, StandardCharsets.US_ASCII);
    }
}
