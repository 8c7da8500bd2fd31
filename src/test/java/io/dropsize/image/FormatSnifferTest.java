package io.dropsize.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class FormatSnifferTest {

    @ParameterizedTest
    @CsvSource({
        "JPEG, \\xFF\\xD8\\xFF\\xE0",
        "PNG, \\x89PNG\\x0D\\x0A\\x1A\\x0A",
        "GIF, GIF89a",
        "GIF, GIF87a",
        "WEBP, RIFF\\x10\\x00\\x00\\x00WEBPVP8 ",
        "TIFF, II*\\x00",
        "TIFF, MM\\x00*",
        "TIFF, II+\\x00",
        "PSD, 8BPS\\x00\\x01",
        "ICO, \\x00\\x00\\x01\\x00\\x02\\x00",
        "BMP, BM\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x36\\x00\\x00\\x00\\x28\\x00\\x00\\x00",
        "HEIC, \\x00\\x00\\x00\\x18ftypheic\\x00\\x00\\x00\\x00mif1heic",
        "AVIF, \\x00\\x00\\x00\\x18ftypmif1\\x00\\x00\\x00\\x00mif1avif",
    })
    void tellsTheFormatByTheFirstBytesWhateverTheName(ImageFormat format, String bytes) {
        assertThat(ImageFormat.of(input(bytes))).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an SVG drawing | <svg xmlns='http://www.w3.org/2000/svg'/>",
                "an SVG drawing | <ns0:svg xmlns:ns0='http://www.w3.org/2000/svg'/>",
                "an SVG drawing | <?xml version='1.0'?><!-- a > b --><!DOCTYPE s:svg [<!ENTITY a"
                        + " '>'>]> <s:svg/>",
                "an SVG drawing | <?xml version='1.0'?><!-- a --> <SVG/>",
                "an SVG drawing | \\xEF\\xBB\\xBF<!DOCTYPE svg><svg/>",
                "a JPEG XL picture | \\xFF\\x0A\\x00",
                "a JPEG 2000 picture | \\x00\\x00\\x00\\x0CjP  \\x0D\\x0A",
                "a camera's raw file | II*\\x00\\x10\\x00\\x00\\x00CR\\x02",
                "a camera's raw file | IIRO\\x08\\x00\\x00\\x00",
                "a camera's raw file | IIRS\\x08\\x00\\x00\\x00",
                "a camera's raw file | MMOR\\x00\\x00\\x00\\x08",
                "a camera's raw file | IIU\\x00\\x18\\x00\\x00\\x00",
                "a camera's raw file | II\\x1A\\x00\\x00\\x00HEAPCCDR",
                "a Netpbm picture | P6\\x0A# made\\x0A2 2\\x0A255\\x0A",
                "a Netpbm picture | P1 2 2 0",
                "a Netpbm picture | P7\\x0AWIDTH 2\\x0A",
                "a Targa picture | \\x00\\x00\\x02\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00"
                        + "\\x10\\x00\\x08\\x00\\x18\\x20",
                "a Targa picture | \\x05\\x01\\x09\\x00\\x00\\x40\\x00\\x18\\x00\\x00\\x00\\x00"
                        + "\\x10\\x00\\x08\\x00\\x08\\x00",
                "a camera's raw file | \\x00MRM\\x00\\x00",
                "a camera's raw file | FOVb\\x00\\x00",
            })
    void namesKindsOfImagesThatAreNotRead(String name, String bytes) {
        var refusal = refusal(bytes);

        assertThat(refusal.kind()).isEqualTo(ErrorKind.UNSUPPORTED_FORMAT);
        assertThat(refusal.context()).containsExactly("holiday.jpg", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear diary, today",
                "<!DOCTYPE html><html><body>Not found</body></html>",
                "#!/bin/sh\necho hello",
                "BMX bikes are fun to ride",
                "%PDF-1.7",
                "PK\\x03\\x04",
                "\\x00\\x00\\x00\\x18ftypmp42\\x00\\x00\\x00\\x00isom",
                "\\x00"
            })
    void saysThatTextAndOtherFilesAreNoImages(String bytes) {
        assertThat(refusal(bytes).kind()).isEqualTo(ErrorKind.NOT_AN_IMAGE);
    }

    @Test
    void saysThatAnEmptyFileIsEmpty() {
        assertThat(refusal("").kind()).isEqualTo(ErrorKind.EMPTY_FILE);
    }

    private static DropsizeException refusal(String bytes) {
        return catchThrowableOfType(DropsizeException.class, () -> ImageFormat.of(input(bytes)));
    }

    /** {@code \xNN} stands for a byte. */
    private static ImageInput input(String escaped) {
        var text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.startsWith("\\x", i)) {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                text.append(escaped.charAt(i));
            }
        }
        return ImageInput.of("holiday.jpg", text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
