package io.dropsize.image.codec.twelvemonkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.container.TiffFields;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

class JpegInTiffTest {
    private final ImageEngine engine = new DefaultImageEngine();

    private static final int SHORT = 3;
    private static final int LONG8 = 16;

    @ParameterizedTest
    @CsvSource({"-1, 10", "16, -1", "-9223372036854775808, -9223372036854775808"})
    void aBigTiffWithNegativePlacesIsDamaged(long offset, long length) {
        ImageInput input = ImageInput.of("a.tif", bigTiff(offset, length));

        assertThatThrownBy(() -> JpegInTiff.isWhole(input))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE));
    }

    @Test
    void losslessJpegIsUnsupportedInsteadOfDamaged() throws IOException {
        byte[] file = jpegTiles(Drawn.photo(160, 64));
        for (int i = 0; i + 3 < file.length; i++) {
            boolean frame = file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xC0;
            file[i + 1] = frame && file[i + 2] == 0 ? (byte) 0xC3 : file[i + 1];
        }

        assertThatThrownBy(() -> engine.render(ImageInput.of("a.tif", file), spec(true)))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
                            assertThat(e.context().toString()).contains("lossless JPEG");
                        });
    }

    /** Tiles of 64 rows, the second one without its data. */
    @Test
    void theTilesBeforeTheDamageAreSalvaged() throws IOException {
        BufferedImage photo = Drawn.photo(160, 192);
        byte[] file = jpegTiles(photo);
        TiffFields fields = TiffFields.of(ImageInput.of("a.tif", file)).orElseThrow();
        int from = (int) fields.numbers(324)[1];
        Arrays.fill(file, from + 20, from + (int) fields.numbers(325)[1], (byte) 0);
        ImageInput damaged = ImageInput.of("a.tif", file);

        assertThatThrownBy(() -> engine.render(damaged, spec(false)))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INCOMPLETE_IMAGE));
        BufferedImage rest = Drawn.decoded(engine.render(damaged, spec(true)));

        assertThat(Drawn.difference(rest.getRGB(80, 10), photo.getRGB(80, 10))).isLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 192})
    void tilesWithoutTheirSizesAreDamaged(int height) throws IOException {
        byte[] file = jpegTiles(Drawn.photo(160, height));
        TiffFields fields = TiffFields.of(ImageInput.of("a.tif", file)).orElseThrow();
        ImageInput damaged = ImageInput.of("a.tif", fields.renamed(325, 326));

        assertThat(JpegInTiff.isWhole(ImageInput.of("a.tif", file))).isTrue();
        assertThat(JpegInTiff.isWhole(damaged)).isFalse();
    }

    private static RenderSpec spec(boolean allowDamaged) {
        return new RenderSpec(
                160,
                192,
                false,
                ImageFormat.PNG,
                Coding.of(80),
                MetadataPolicy.REMOVE_ALL,
                allowDamaged);
    }

    private static byte[] jpegTiles(BufferedImage photo) throws IOException {
        ImageWriter writer =
                Stream.generate(ImageIO.getImageWritersByFormatName("tiff")::next)
                        .filter(one -> one.getDefaultWriteParam().canWriteTiles())
                        .findFirst()
                        .orElseThrow();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType("JPEG");
            param.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            param.setTiling(photo.getWidth(), 64, 0, 0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(photo, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] bigTiff(long offset, long length) {
        ByteBuffer out = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
        out.putShort((short) 0).putLong(16).putLong(5);
        entry(out, 256, SHORT, 8);
        entry(out, 257, SHORT, 8);
        entry(out, 259, SHORT, 7);
        entry(out, 273, LONG8, offset);
        entry(out, 279, LONG8, length);
        return out.putLong(0).array();
    }

    private static void entry(ByteBuffer out, int tag, int type, long value) {
        out.putShort((short) tag).putShort((short) type).putLong(1).putLong(value);
    }
}
