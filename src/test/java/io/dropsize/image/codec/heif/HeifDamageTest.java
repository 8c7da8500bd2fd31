package io.dropsize.image.codec.heif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Cases;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.Arrays;

class HeifDamageTest {
    private static final String HEIC = "uuid-meta.heic";

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 200})
    void refusesAHeicThatHasLostBytesInsideItsData(int lost) {
        Cases.requireCodec(HEIC);
        byte[] whole = Cases.bytes(HEIC);

        byte[] cut = without(whole, middleOfData(whole), lost);

        assertIncomplete(HEIC, cut);
    }

    @Test
    void refusesAHeicWhoseDataWasOverwrittenWithZeros() {
        Cases.requireCodec(HEIC);
        byte[] file = Cases.bytes(HEIC);

        int at = middleOfData(file);
        Arrays.fill(file, at, at + 32, (byte) 0);

        assertIncomplete(HEIC, file);
    }

    @Test
    void refusesAnAvifWhoseDataWasOverwritten() {
        DrawnAvif.require();
        byte[] file = DrawnAvif.of(Drawn.photo(200, 150), 90);
        int at = middleOfData(file);
        byte[] zeros = file.clone();
        Arrays.fill(zeros, at, at + 32, (byte) 0);

        file[at] ^= 0x10;

        assertIncomplete("a.avif", zeros);
        assertIncomplete("a.avif", file);
    }

    private void assertIncomplete(String name, byte[] damaged) {
        var input = ImageInput.of(name, damaged);

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(() -> engine.render(input, spec(false)))
                .matches(e -> e.kind() == ErrorKind.INCOMPLETE_IMAGE);
        assertThat(engine.render(input, spec(true)).bytes()).isNotEmpty();
    }

    private static RenderSpec spec(boolean allowDamaged) {
        return new RenderSpec(
                32,
                32,
                true,
                ImageFormat.PNG,
                Coding.of(80),
                MetadataPolicy.REMOVE_ALL,
                allowDamaged);
    }

    private static int middleOfData(byte[] file) {
        int data = DrawnAvif.indexOf(file, "mdat");
        return (data + file.length) / 2;
    }

    private static byte[] without(byte[] file, int at, int lost) {
        return ByteBuffer.allocate(file.length - lost)
                .put(file, 0, at)
                .put(file, at + lost, file.length - at - lost)
                .array();
    }
}
