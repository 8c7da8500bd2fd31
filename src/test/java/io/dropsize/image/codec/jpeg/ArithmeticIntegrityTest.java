package io.dropsize.image.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Base64;

/** Grey noise of 64 × 64 pixels, by cjpeg -arithmetic. */
class ArithmeticIntegrityTest {
    private static final byte[] SEQUENTIAL =
            decoded(
                    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wCDEABDAC4AMgA6ADIAKgBDADoANgA6AEsARwBDAE8AZACm"
                            + "AGwAZABcAFwAZADMAJIAmgB5AKYA8QDUAP4A+gDtANQA6QDlAQoBLAF/AUQBCgEbAWoBHwDlAOkB"
                            + "TQHFAVEBagGLAZgBrAGxAawBAgFAAdYB9wHSAaAB8wF/AaQBrAGc/8kACwgAQABAAQERAP/MAAYA"
                            + "EBAF/9oACAEBAAA/APurg8ivIJ7rT9JnzIXe5JekApckQaRNDVnFujikdvsvYC+mPT/Pmbh47btb"
                            + "Alp5K+WjUeRcF0PoorMqIOYR0553svTfCAQKHSC+Rv8AkrYWan+BQm9CMTMmN7WGUCKxi8e/+u2t"
                            + "8rrsQwhcAkZqHKwyyoqO72ihxKV/FI+ReBw4LZPo4X1E4dEMdwAndedZVHpX4bKdTDidg7aiG9+3"
                            + "KsbrY+mC1OpNPzrzzvPLEpQSl0oPjKjylEw41fEA8zoS1DI3yRtqplGy1D53uyae3oohpI964bJI"
                            + "FW9FFDVzg6MRxqO6KKpuweho3YkD7EhENKzFhdzVuwdT+2Dg50ewrFCUzmfB4zOa+fF6cixEjmdj"
                            + "9rVJvs1ZETWheJlnLSIrI0srptJ4wdrFd7sCn4MlQjRyAhLgeNLomarUgIwj2XWOOixkUm4GP/18"
                            + "Qaf0pMvDAc/3MKoOlcLoDctibWUWSYpq1dv/2Q==");

    private static final byte[] PROGRESSIVE =
            decoded(
                    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wCDEABDAC4AMgA6ADIAKgBDADoANgA6AEsARwBDAE8AZACm"
                            + "AGwAZABcAFwAZADMAJIAmgB5AKYA8QDUAP4A+gDtANQA6QDlAQoBLAF/AUQBCgEbAWoBHwDlAOkB"
                            + "TQHFAVEBagGLAZgBrAGxAawBAgFAAdYB9wHSAaAB8wF/AaQBrAGc/8oACwgAQABAAQERAP/MAAQA"
                            + "EP/aAAgBAQAAAAH2kuY3dNzdqvU71N7A/sV5+v7edObUKsmJApiSptj/zAAEEAX/2gAIAQEAAQUC"
                            + "1uiL9biwzOXaxi/sdyE0iVvMlF0JZVwxeP5hWLxP0v2iIxDYq27c/8wABBAF/9oACAEBAAY/Aqj/"
                            + "zAAEEAX/2gAIAQEAAT8hakb6jXNViTdNyssJlELlx09TWhn+XMcK2HvRo9icua7UJJZpg8P7coAW"
                            + "r8nLJiqM0MviWe8p+wGANmOBBUrWz6dezhdElzeNPNYsAQqgBq7y0e4KG6bd1Q4jA4D/2gAIAQEA"
                            + "AAAQXVgaKtHmvoT/zAAEEAX/2gAIAQEAAT8QCHsIkH3Pa903TIqscA4U0G6RFudWQl2oCwofKRmw"
                            + "Knex/wBJl/SdUosHd/7i0q4tXIgDaf8AplN9ArNDekjjy3J/eeZVlJLGrH5fzZjfp4j60VY06t8V"
                            + "gWX1Q7O6LJLMz8aFlXrFhvR+s1FANE4044TMMghTfZB+V2Mxm0/J7sCbn2IhnjjXSrZbHaENjOdd"
                            + "JyfuSAUBuMGkljgdfAxo1eeh17bsuOCkiEyXxwT5dPtUIOusruAfV2XA/9k=");

    private final ImageEngine engine = new DefaultImageEngine();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void acceptsACompleteFile(boolean progressive) {
        byte[] file = progressive ? PROGRESSIVE : SEQUENTIAL;

        assertThat(Drawn.decoded(engine.render(input(file), spec(64))).getWidth()).isEqualTo(64);
        assertThat(Drawn.decoded(engine.render(input(file), spec(32))).getWidth()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 50, 55, 60, 65, 70, 75, 80, 85, 90})
    void refusesATruncatedFileWithAnEndMarker(int percent) {
        assertRefused(closed(SEQUENTIAL, SEQUENTIAL.length * percent / 100));
    }

    /** Where the decoder needs few of the missing bits, nothing tells that they are missing. */
    @ParameterizedTest
    @ValueSource(ints = {45, 50, 55, 65, 70, 75, 80, 85, 90})
    void refusesATruncatedProgressiveFileWithAnEndMarker(int percent) {
        assertRefused(closed(PROGRESSIVE, PROGRESSIVE.length * percent / 100));
    }

    @Test
    void readsThePartOfATruncatedFileIfTheUserAllowsIt() {
        byte[] file = closed(SEQUENTIAL, SEQUENTIAL.length * 7 / 10);
        RenderSpec spec = spec(64).withDamagedAllowed(true);

        assertThat(Drawn.decoded(engine.render(input(file), spec)).getHeight()).isEqualTo(64);
    }

    private void assertRefused(byte[] file) {
        for (int side : new int[] {64, 32}) {
            assertThatExceptionOfType(DropsizeException.class)
                    .isThrownBy(() -> engine.render(input(file), spec(side)))
                    .extracting(DropsizeException::kind)
                    .isIn(ErrorKind.INCOMPLETE_IMAGE, ErrorKind.DAMAGED_IMAGE);
        }
    }

    private static ImageInput input(byte[] file) {
        return ImageInput.of("a.jpg", file);
    }

    private static RenderSpec spec(int side) {
        return new RenderSpec(side, side, false, ImageFormat.JPEG, 80, MetadataPolicy.REMOVE_ALL);
    }

    private static byte[] closed(byte[] file, int length) {
        byte[] closed = Arrays.copyOf(file, length + 2);
        closed[length] = (byte) 0xFF;
        closed[length + 1] = (byte) 0xD9;
        return closed;
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
