package io.dropsize.image.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class IsolatedDecoderTest {
    private static final Header SIZE =
            new Header(ImageFormat.HEIC, 640, 480, Orientation.UPRIGHT, false, 1);

    private final IsolatedDecoder decoder = new IsolatedDecoder(new UnsafeDecoder());

    @Test
    void anImageIsDecodedAsInThisProcess() {
        assertThat(decoder.header(input("good"), ImageFormat.HEIC)).contains(SIZE);
        assertGood(decoder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "segfault"})
    void aCrashFailsOneImageAndTheNextOneIsDecoded(String crash) {
        DropsizeException failed = decode(decoder, crash);

        assertThat(failed.kind()).isEqualTo(ErrorKind.DECODER_CRASHED);
        assertThat(failed.context()).containsExactly("x.heic", "HEIC");
        assertGood(decoder);
    }

    @Test
    void aHangIsEndedAndTheNextImageIsDecoded() {
        var impatient = new IsolatedDecoder(new UnsafeDecoder(), Duration.ofSeconds(5));

        assertThat(decode(impatient, "hang").kind()).isEqualTo(ErrorKind.DECODER_TIMEOUT);
        assertGood(impatient);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Others have no limit for a process's memory.
    void anImageThatTakesAllMemoryFailsAndTheNextOneIsDecoded() {
        assertThat(decode(decoder, "exhaust").kind()).isEqualTo(ErrorKind.DECODER_CRASHED);
        assertGood(decoder);
    }

    @Test
    void anImageIsTriedAgainIfAnEarlierOneMayHaveDamagedTheProcess() {
        decoder.decode(input("damage"), SIZE, 1).close();

        decoder.decode(input("suffer"), SIZE, 1).close();
    }

    @Test
    void aLibraryThatCrashesOrHangsWhileItLoadsIsAnErrorOfTheImage() {
        UnloadableDecoder.here = true;
        Map<ImageFormat, ErrorKind> failures =
                Map.of(
                        UnloadableDecoder.ABORTS, ErrorKind.DECODER_CRASHED,
                        UnloadableDecoder.HANGS, ErrorKind.DECODER_TIMEOUT);
        failures.forEach(
                (format, kind) -> {
                    var unloadable =
                            new IsolatedDecoder(new UnloadableDecoder(), Duration.ofSeconds(5));

                    assertThat(unloadable.obstacle(format)).contains(kind);
                    assertThatThrownBy(() -> unloadable.header(input("good"), format))
                            .isInstanceOfSatisfying(
                                    DropsizeException.class,
                                    e -> assertThat(e.kind()).isEqualTo(kind));
                });
    }

    @Test
    void withoutItsLibraryADecoderFindsNoHeader() {
        UnloadableDecoder.here = true;
        var without = new IsolatedDecoder(new UnloadableDecoder());

        assertThat(without.header(input("good"), UnloadableDecoder.MISSING)).isEmpty();
    }

    @Test
    void theDecodersErrorIsReported() {
        DropsizeException failed = decode(decoder, "refuse");

        assertThat(failed.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
        assertThat(failed.context()).containsExactly("x.heic");
    }

    @Test
    @Timeout(120)
    void aProcessInAHangEndsWhenItsParentIsGone() throws Exception {
        Process child = DecoderCommand.of(UnsafeDecoder.class.getName()).start();
        child.getInputStream().read(); // It is ready.
        try (var to = new DataOutputStream(child.getOutputStream())) {
            byte[] order = "hang".getBytes(StandardCharsets.US_ASCII);
            to.writeByte(DecoderMain.DECODE);
            to.writeUTF(ImageFormat.HEIC.name());
            to.writeUTF("x.heic");
            to.writeLong(1L << 30);
            to.writeInt(order.length);
            to.write(order);
            DecoderMain.writeHeader(to, SIZE);
            to.writeDouble(1);
            to.flush();
        }

        assertThat(child.waitFor()).isZero();
    }

    @Test
    void aSizeThatNoPictureOfTheHeaderHasIsACrash() {
        for (int[] size : List.of(new int[] {0, 480}, new int[] {640, -1}, new int[] {6400, 480})) {
            var impossible = new IsolatedImage.Size(size[0], size[1], 1, true);

            assertThatThrownBy(() -> impossible.requirePossible(SIZE))
                    .isInstanceOf(IOException.class);
        }
    }

    private static DropsizeException decode(Decoder decoder, String order) {
        return catchThrowableOfType(
                DropsizeException.class, () -> decoder.decode(input(order), SIZE, 1).close());
    }

    private static void assertGood(Decoder decoder) {
        try (DecodedImage picture = decoder.decode(input("good"), SIZE, 1)) {
            int[] row = new int[SIZE.width()];
            for (int y : new int[] {0, 1, 479, 200, 0}) {
                picture.copyRow(y, row);
                assertThat(row[5]).isEqualTo(0xFF000000 | y * SIZE.width() + 5);
            }
        }
    }

    private static ImageInput input(String order) {
        return ImageInput.of("x.heic", order.getBytes(StandardCharsets.UTF_8));
    }
}
