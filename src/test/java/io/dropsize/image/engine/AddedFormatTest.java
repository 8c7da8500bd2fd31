package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** A format is added by one class and one line: {@code Codecs.ALL.with(new QoiCodec())}. */
class AddedFormatTest {
    private static final ImageEngine ENGINE =
            new DefaultImageEngine(
                    ImageLimits.DEFAULT,
                    MemoryBudget.ofThisComputer(),
                    Codecs.ALL.with(new QoiCodec()));

    /** Red, the same by a run, green by RGB, then one step more of blue, red again by its index. */
    private static final byte[] FILE = {
        'q',
        'o',
        'i',
        'f',
        0,
        0,
        0,
        3,
        0,
        0,
        0,
        2,
        3,
        0,
        (byte) 0xFE,
        (byte) 0xFF,
        0,
        0,
        (byte) 0xC0,
        (byte) 0xFE,
        0,
        (byte) 0xFF,
        0,
        0x6B,
        50,
        (byte) 0xC0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1
    };

    private static RenderSpec spec(int width, int height, ImageFormat format) {
        return new RenderSpec(
                width, height, false, format, Coding.of(80), MetadataPolicy.KEEP_COPYRIGHT, false);
    }

    @Test
    void readsAFormatThatOneClassAdds() {
        ImageInfo info = ENGINE.probe(ImageInput.of("a.qoi", FILE));
        EncodedImage png = ENGINE.render(ImageInput.of("a.qoi", FILE), spec(3, 2, ImageFormat.PNG));

        assertThat(info.format()).isSameAs(QoiCodec.QOI);
        assertThat(info.width()).isEqualTo(3);
        int red = 0xFFFF0000;
        assertThat(Drawn.pixels(Drawn.decoded(png)).argb())
                .containsExactly(red, red, 0xFF00FF00, 0xFF00FF01, red, red);
    }

    @Test
    void writesAFormatThatOneClassAdds() {
        byte[] photo = Drawn.jpeg(Drawn.photo(40, 30));

        EncodedImage qoi = ENGINE.render(ImageInput.of("a.jpg", photo), spec(20, 15, QoiCodec.QOI));
        Pixels again = ENGINE.preview(ImageInput.of("b.qoi", qoi.bytes()), 20);
        EncodedImage png =
                ENGINE.render(ImageInput.of("a.jpg", photo), spec(20, 15, ImageFormat.PNG));

        assertThat(ENGINE.writes(QoiCodec.QOI)).isTrue();
        assertThat(again.argb()).isEqualTo(Drawn.pixels(Drawn.decoded(png)).argb());
    }

    @Test
    void isHeldToTheSamePromises() {
        var error =
                catchThrowableOfType(
                        DropsizeException.class,
                        () ->
                                ENGINE.render(
                                        ImageInput.of("a.qoi", Arrays.copyOf(FILE, 20)),
                                        spec(3, 2, ImageFormat.PNG)));

        assertThat(error.kind()).isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }
}
