package io.dropsize.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

class LinuxMetadataTest {
    private static final Path FOLDER = Path.of("packaging/linux");

    @Test
    void everyFormatThatIsReadCanBeOpenedFromAFileManager() throws IOException {
        assertThat(desktopTypes())
                .containsAll(ImageFormat.values().stream().map(ImageFormat::mediaType).toList())
                .contains("image/heif", "image/vnd.microsoft.icon");
    }

    @Test
    void softwareCentresGetTheSameFormats() throws IOException {
        assertThat(found("<mediatype>(.*)</mediatype>")).isEqualTo(desktopTypes());
    }

    @Test
    void everyScreenshotIsInTheRepository() throws IOException {
        assertThat(found("/raw/main/(docs/images/.*)</image>"))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(Path.of(image)).exists());
    }

    private static List<String> desktopTypes() throws IOException {
        return Files.readAllLines(FOLDER.resolve("io.dropsize.Dropsize.desktop")).stream()
                .filter(line -> line.startsWith("MimeType="))
                .flatMap(line -> Arrays.stream(line.substring(9).split(";", 0)))
                .toList();
    }

    private static List<String> found(String pattern) throws IOException {
        String text = Files.readString(FOLDER.resolve("io.dropsize.Dropsize.metainfo.xml"));
        return Pattern.compile(pattern).matcher(text).results().map(hit -> hit.group(1)).toList();
    }
}
