package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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

import java.util.Arrays;
import java.util.List;

/** What a format can do that a registry names. Prints the name of each step that succeeded. */
final class AddedFormatProgram {
    static final List<String> STEPS =
            List.of("recognized", "offered", "read", "written", "limited", "refused", "private");

    private static final ImageEngine ENGINE = new DefaultImageEngine();

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

    private AddedFormatProgram() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        List<ThrowingRunnable> steps =
                List.of(
                        AddedFormatProgram::recognize,
                        AddedFormatProgram::offer,
                        AddedFormatProgram::read,
                        AddedFormatProgram::write,
                        AddedFormatProgram::limit,
                        AddedFormatProgram::refuse,
                        AddedFormatProgram::checkPrivacy);
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            System.out.println(STEPS.get(i));
        }
    }

    private interface ThrowingRunnable {
        void run() throws ReflectiveOperationException;
    }

    private static void recognize() {
        assertThat(ImageFormat.ofBytes(FILE)).isSameAs(QoiCodec.QOI);
        assertThat(ImageFormat.ofName("2026/photo.QOI")).contains(QoiCodec.QOI);
        assertThat(ImageFormat.ofMediaType("image/qoi")).contains(QoiCodec.QOI);
    }

    /** The Library's filter and the file dialog take their formats from the same list. */
    private static void offer() throws ReflectiveOperationException {
        assertThat(ImageFormat.values()).contains(QoiCodec.QOI).startsWith(ImageFormat.JPEG);
        var everywhere =
                Class.forName("io.dropsize.ui.upload.Formats").getDeclaredMethod("everywhere");
        everywhere.setAccessible(true);
        assertThat((String) everywhere.invoke(null)).startsWith("JPEG · PNG").endsWith("QOI");
    }

    private static void read() {
        ImageInfo info = ENGINE.probe(ImageInput.of("a.qoi", FILE));
        EncodedImage png = ENGINE.render(ImageInput.of("a.qoi", FILE), spec(3, 2, ImageFormat.PNG));

        assertThat(info.format()).isSameAs(QoiCodec.QOI);
        assertThat(info.width()).isEqualTo(3);
        int red = 0xFFFF0000;
        assertThat(Drawn.pixels(Drawn.decoded(png)).argb())
                .containsExactly(red, red, 0xFF00FF00, 0xFF00FF01, red, red);
    }

    private static void write() {
        byte[] photo = Drawn.jpeg(Drawn.photo(40, 30));

        EncodedImage qoi = ENGINE.render(ImageInput.of("a.jpg", photo), spec(20, 15, QoiCodec.QOI));
        Pixels again = ENGINE.preview(ImageInput.of("b.qoi", qoi.bytes()), 20);
        EncodedImage png =
                ENGINE.render(ImageInput.of("a.jpg", photo), spec(20, 15, ImageFormat.PNG));

        assertThat(ENGINE.writes(QoiCodec.QOI)).isTrue();
        assertThat(again.argb()).isEqualTo(Drawn.pixels(Drawn.decoded(png)).argb());
    }

    private static void limit() {
        var strict = new ImageLimits(5, 1 << 20, 1 << 20);
        var engine = new DefaultImageEngine(strict, MemoryBudget.ofThisComputer());

        assertThat(kind(() -> engine.probe(ImageInput.of("a.qoi", FILE))))
                .isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
    }

    private static void refuse() {
        ImageInput cut = ImageInput.of("a.qoi", Arrays.copyOf(FILE, 20));

        assertThat(kind(() -> ENGINE.render(cut, spec(3, 2, ImageFormat.PNG))))
                .isEqualTo(ErrorKind.DAMAGED_IMAGE);
    }

    private static void checkPrivacy() {
        byte[] stuffed = Arrays.copyOf(FILE, FILE.length + 9);

        assertThatExceptionOfType(DropsizeException.class)
                .isThrownBy(
                        () ->
                                Codecs.ALL.requirePrivate(
                                        new EncodedImage(stuffed, QoiCodec.QOI, 3, 2),
                                        MetadataPolicy.REMOVE_ALL))
                .matches(e -> e.kind() == ErrorKind.INTERNAL);
    }

    private static ErrorKind kind(Runnable work) {
        return catchThrowableOfType(DropsizeException.class, work::run).kind();
    }

    private static RenderSpec spec(int width, int height, ImageFormat format) {
        return new RenderSpec(
                width, height, false, format, Coding.of(80), MetadataPolicy.KEEP_COPYRIGHT, false);
    }
}
