package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.heif.AvifEncoder;
import io.dropsize.image.testkit.Drawn;
import io.dropsize.image.testkit.DrawnAvif;
import io.dropsize.image.testkit.DrawnExif;
import io.dropsize.image.testkit.ExifEmbedder;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What exiftool, an independent program, reads in copies of pictures that it filled with private
 * metadata.
 */
class ExiftoolTest {
    private static final List<String> SECRETS =
            List.of(
                    "-GPS:GPSLatitude=48.1",
                    "-GPS:GPSLatitudeRef=N",
                    "-GPS:GPSLongitude=11.5",
                    "-GPS:GPSLongitudeRef=E",
                    "-ExifIFD:SerialNumber=SECRET-1",
                    "-ExifIFD:LensSerialNumber=SECRET-2",
                    "-ExifIFD:OwnerName=SECRET-3",
                    "-ExifIFD:ImageUniqueID=SECRET-4",
                    "-IFD0:CameraSerialNumber=SECRET-5",
                    "-IFD0:HostComputer=SECRET-6",
                    "-XMP-exif:GPSLatitude=48.1",
                    "-XMP-exif:GPSLongitude=11.5",
                    "-XMP-aux:SerialNumber=SECRET-7",
                    "-XMP-aux:LensSerialNumber=SECRET-8",
                    "-XMP-aux:OwnerName=SECRET-9",
                    "-XMP-exifEX:SerialNumber=SECRET-10",
                    "-XMP-exifEX:LensSerialNumber=SECRET-11",
                    "-XMP-photoshop:City=SECRET-12",
                    "-XMP-photoshop:State=SECRET-13",
                    "-XMP-iptcCore:Location=SECRET-14",
                    "-XMP-iptcExt:LocationCreatedCity=SECRET-15",
                    "-XMP-iptcExt:LocationShownSublocation=SECRET-16",
                    "-XMP-xmpMM:DocumentID=SECRET-17",
                    "-XMP-xmpMM:HistorySoftwareAgent=SECRET-18",
                    "-XMP-microsoft:CameraSerialNumber=SECRET-19",
                    "-XMP-xmp:ThumbnailsFormat=SECRET-20",
                    "-XMP-mwg-rs:RegionName=SECRET-21",
                    "-IPTC:City=SECRET-22",
                    "-IPTC:Sub-location=SECRET-23",
                    "-IPTC:Province-State=SECRET-24",
                    "-IPTC:Country-PrimaryLocationName=SECRET-25",
                    "-IPTC:ContentLocationName=SECRET-26",
                    "-Comment=SECRET-27");
    private static final List<String> CREDITS =
            List.of(
                    "-IFD0:Artist=Ann Author",
                    "-IFD0:Copyright=(c) Ann",
                    "-IFD0:ImageDescription=A harbour");
    private static final List<String> HARMLESS =
            List.of(
                    "-IFD0:Software=Developer 7",
                    "-ExifIFD:ExposureTime=1/250",
                    "-XMP-dc:Title=Dawn",
                    "-XMP-dc:Subject=sea",
                    "-XMP-photoshop:Headline=Boats");

    /** Structure, and values that exiftool derives itself. */
    private static final Pattern NO_METADATA =
            Pattern.compile(
                    "(ExifTool|System|File|JFIF|PNG|RIFF|VP8|Meta|ItemList|QuickTime|Composite)"
                            + "\t.*",
                    Pattern.DOTALL);

    private static final Pattern PRIVATE =
            Pattern.compile(
                    "(?i)gps|serial|city|state|country|location|owner|thumb|preview|makernote"
                            + "|unique|history|documentid|comment|region");

    @TempDir Path folder;
    private final ImageEngine engine = new DefaultImageEngine();

    @BeforeAll
    static void requireExiftool() {
        boolean found =
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "exiftool")));
        if (System.getenv("CI") == null) {
            assumeThat(found).as("exiftool").isTrue();
        }
        assertThat(found).as("exiftool, which CI has to have").isTrue();
    }

    @BeforeEach
    void drawSources() throws IOException {
        var photo = Drawn.photo(40, 30);
        byte[] jpeg = Drawn.jpeg(photo);
        var plain = new EncodedImage(jpeg, ImageFormat.JPEG, 40, 30);
        Files.write(file("jpg"), ExifEmbedder.embed(plain, DrawnExif.canon()).bytes());
        Files.write(file("png"), Drawn.coded(photo, "png"));
        Files.write(file("tif"), Drawn.coded(photo, "tif"));
        Files.write(file("webp"), Drawn.webp(photo, 80));
        if (AvifEncoder.isAvailable()) {
            Files.write(file("avif"), DrawnAvif.of(photo, 80));
        }
    }

    @ParameterizedTest
    @EnumSource(MetadataPolicy.class)
    void findsNoneOfItsSecretsInACopy(MetadataPolicy policy) throws Exception {
        var small = folder.resolve("small");
        Files.write(small, Drawn.jpeg(Drawn.photo(16, 12)));
        fill(SECRETS);
        fill(CREDITS);
        fill(HARMLESS);
        exiftool(Stream.of("-ThumbnailImage<=" + small, file("jpg").toString()));
        assertThat(exiftool(Stream.of("-a", "-G1", "-s", "-t", "-r", folder.toString())))
                .contains("SECRET-7", "SECRET-22", "Canon\tSerialNumber", "IFD1\tThumbnail");

        Map<String, List<String>> read = copiesRead(policy);

        assertThat(read).hasSizeGreaterThanOrEqualTo(12);
        read.forEach(
                (copy, lines) -> {
                    assertThat(lines).as(copy).noneMatch(line -> line.contains("SECRET"));
                    assertThat(lines)
                            .as(copy)
                            .noneMatch(line -> PRIVATE.matcher(tag(line)).find())
                            .noneMatch(line -> tag(line).equals("warning"));
                    assertKept(copy, lines, policy);
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"KEEP_COPYRIGHT", "KEEP_ALL_BUT_LOCATION"})
    void findsCreditsThatOnlyXmpHad(MetadataPolicy policy) throws Exception {
        fill(
                List.of(
                        "-XMP-dc:Creator=Ann Author",
                        "-XMP-dc:Rights=(c) Ann",
                        "-XMP-dc:Description=A harbour"));

        copiesRead(policy).forEach(ExiftoolTest::assertCredited);
    }

    @Test
    void findsAllAuthorsThatOnlyIptcHad() throws Exception {
        fill(
                List.of(
                        "-IPTC:By-line=Ann",
                        "-IPTC:By-line=Bo",
                        "-IPTC:CopyrightNotice=(c) Ann",
                        "-IPTC:Caption-Abstract=A harbour"));

        Map<String, List<String>> read = copiesRead(MetadataPolicy.KEEP_COPYRIGHT);

        assertThat(read.get("jpg.PNG"))
                .contains("IFD0\tArtist\tAnn; Bo", "IFD0\tCopyright\t(c) Ann");
        assertThat(read.get("tif.JPEG")).contains("IFD0\tArtist\tAnn; Bo");
    }

    @Test
    void findsCreditsThatOnlyATextOfPngHad() throws Exception {
        exiftool(
                Stream.of(
                        "-PNG:Author=Ann Author",
                        "-PNG:Copyright=(c) Ann",
                        "-PNG:Description=A harbour",
                        file("png").toString()));

        Map<String, List<String>> read = copiesRead(MetadataPolicy.KEEP_COPYRIGHT);

        assertCredited("png.JPEG", read.getOrDefault("png.JPEG", List.of()));
    }

    private static void assertKept(String copy, List<String> lines, MetadataPolicy policy) {
        switch (policy) {
            case REMOVE_ALL ->
                    assertThat(lines)
                            .as(copy)
                            .allMatch(line -> NO_METADATA.matcher(line).matches());
            case KEEP_COPYRIGHT -> {
                assertCredited(copy, lines);
                assertThat(lines).as(copy).noneMatch(line -> line.contains("XMP"));
            }
            case KEEP_ALL_BUT_LOCATION -> {
                assertCredited(copy, lines);
                assertThat(lines)
                        .as(copy)
                        .contains(
                                "IFD0\tSoftware\tDeveloper 7",
                                "ExifIFD\tExposureTime\t1/250",
                                "XMP-dc\tTitle\tDawn",
                                "XMP-dc\tSubject\tsea",
                                "XMP-photoshop\tHeadline\tBoats");
            }
        }
    }

    private static void assertCredited(String copy, List<String> lines) {
        assertThat(lines)
                .as(copy)
                .contains(
                        "IFD0\tArtist\tAnn Author",
                        "IFD0\tCopyright\t(c) Ann",
                        "IFD0\tImageDescription\tA harbour");
    }

    /** Makes exiftool write these tags into all sources that support them. */
    private void fill(List<String> tags) throws Exception {
        exiftool(Stream.concat(tags.stream(), sources().stream().map(Path::toString)));
    }

    /** The tags in a copy of each source in each format, by extension and format. */
    private Map<String, List<String>> copiesRead(MetadataPolicy policy) throws Exception {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        for (Path source : sources()) {
            for (ImageFormat format : ImageFormat.values()) {
                if (engine.writes(format) && format != ImageFormat.GIF) {
                    String name = source.getFileName().toString().replace("a.", "") + "." + format;
                    var spec = new RenderSpec(20, 15, false, format, 80, policy);
                    EncodedImage out = engine.render(ImageInput.of(source), spec);
                    Files.write(copies.resolve(name), out.bytes());
                }
            }
        }
        var read = new TreeMap<String, List<String>>();
        String text = exiftool(Stream.of("-a", "-G1", "-s", "-t", "-r", copies.toString()));
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("======== ")) {
                lines = new ArrayList<>();
                read.put(Path.of(line.substring(9)).getFileName().toString(), lines);
            } else if (line.contains("\t")) {
                lines.add(line);
            }
        }
        return read;
    }

    private static String tag(String line) {
        return line.split("\t", 3)[1].toLowerCase(Locale.ROOT);
    }

    private Path file(String extension) {
        return folder.resolve("a." + extension);
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("a.")).toList();
        }
    }

    private String exiftool(Stream<String> arguments) throws Exception {
        var command =
                Stream.concat(Stream.of("exiftool", "-m", "-overwrite_original"), arguments)
                        .toList();
        Path printed = folder.resolve("printed");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(printed, StandardCharsets.UTF_8);
    }
}
