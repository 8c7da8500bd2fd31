package io.dropsize.image.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;

import com.luciad.imageio.webp.WebPImageReaderSpi;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import javax.imageio.stream.MemoryCacheImageInputStream;

class LosslessWebpTest {
    private final ImageEngine engine = new DefaultImageEngine();

    @Test
    void keepsEveryPixelOfAnOpaquePicture() throws IOException {
        Pixels photo = Drawn.pixels(Drawn.photo(211, 97));

        BufferedImage read = read(LosslessWebp.encode(photo));

        assertThat(Drawn.pixels(read).argb()).isEqualTo(photo.argb());
        assertThat(read.getColorModel().hasAlpha()).isFalse();
    }

    @Test
    void keepsEveryColourThatLightShinesThrough() throws IOException {
        Pixels glass = Drawn.glass(256, 64);

        BufferedImage read = read(LosslessWebp.encode(glass));

        assertThat(Drawn.pixels(read).argb()).isEqualTo(AlphaMath.unpremultiplied(glass.argb()));
    }

    @Test
    void isReadByTheEngine() {
        byte[] file = LosslessWebp.encode(Drawn.glass(256, 64)).bytes();

        Pixels seen = engine.preview(ImageInput.of("out.webp", file), 256);

        assertThat(alphas(seen)).isEqualTo(alphas(Drawn.glass(256, 64)));
    }

    @Test
    void writesNothingButPixels() {
        byte[] file = LosslessWebp.encode(Drawn.pixels(Drawn.photo(40, 30))).bytes();

        var first = new String(file, 12, 4, StandardCharsets.US_ASCII);
        int length = file.length - 20;
        assertThat(first).isEqualTo("VP8L");
        assertThat(file[16] & 0xFF | (file[17] & 0xFF) << 8 | (file[18] & 0xFF) << 16)
                .as("the only chunk fills the file")
                .isBetween(length - 1, length);
    }

    @DisabledOnOs(OS.WINDOWS) // which keeps a library in use until the next start
    @Test
    void leavesNoLibraryInItsFolder() {
        LosslessWebp.encode(Drawn.pixels(Drawn.photo(4, 4)));

        assertThat(WebpNatives.folder()).isEmptyDirectory();
    }

    private static int[] alphas(Pixels pixels) {
        return IntStream.of(pixels.argb()).map(argb -> argb >>> 24).toArray();
    }

    private static BufferedImage read(EncodedImage coded) throws IOException {
        var reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(coded.bytes()))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
