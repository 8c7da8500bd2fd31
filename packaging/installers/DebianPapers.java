import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What a Debian package has besides its files: control, checksums, copyright and changelog. */
final class DebianPapers {
    private static final String MAINTAINER =
            "The Dropsize authors <dropsize@users.noreply.github.com>";

    private DebianPapers() {}

    /** Adds them to the tree. */
    static void write(Release release, Path root, Path inputs) throws IOException {
        Path papers = Files.createDirectories(root.resolve("usr/share/doc/dropsize"));
        Files.writeString(papers.resolve("copyright"), copyright());
        Gzip.write(
                papers.resolve("changelog.gz"),
                changelog(release).getBytes(StandardCharsets.UTF_8));
        // Where Debian's zsh looks; the place that zsh itself has for it is empty there.
        Path zsh = root.resolve("usr/share/zsh");
        Files.move(zsh.resolve("site-functions"), zsh.resolve("vendor-completions"));
        Path control = Files.createDirectories(root.resolve("DEBIAN"));
        Files.writeString(control.resolve("md5sums"), Checksums.md5(root.resolve("usr"), root));
        Files.writeString(
                control.resolve("control"),
                Files.readString(inputs.resolve("control"))
                        .replace("@VERSION@", release.sortable())
                        .replace("@PROCESSOR@", Release.debianProcessor())
                        .replace("@NEEDS@", needs(Release.debianProcessor()))
                        .replace("@MAINTAINER@", MAINTAINER)
                        .replace("@KILOBYTES@", Long.toString(kilobytes(root.resolve("usr")))));
    }

    /**
     * What the libraries inside need by processor. JavaFX's for arm64 are built on a newer system,
     * and Skia's paint by EGL there. The .rpm's spec says the same.
     */
    static String needs(String processor) {
        return processor.equals("arm64") ? "libc6 (>= 2.38), libegl1" : "libc6 (>= 2.34)";
    }

    private static String copyright() throws IOException {
        return """
        Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
        Upstream-Name: Dropsize
        Source: https://github.com/dropsize/dropsize
        Comment: The libraries in /usr/lib/dropsize and their licences are listed in
         /usr/share/doc/dropsize/licences/THIRD-PARTY.txt.

        Files: *
        Copyright: The Dropsize authors
        License: Expat
        """
                + Files.readString(Path.of("LICENSE"))
                        .strip()
                        .lines()
                        .map(line -> line.isBlank() ? " ." : " " + line)
                        .reduce("", (text, line) -> text + line + "\n");
    }

    private static String changelog(Release release) {
        String when =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        release.time().atOffset(ZoneOffset.UTC));
        return "dropsize (%s) stable; urgency=medium%n%n  * See CHANGELOG.md.%n%n -- %s  %s%n"
                .formatted(release.sortable(), MAINTAINER, when.replace("GMT", "+0000"));
    }

    private static long kilobytes(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            long bytes = 0;
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                bytes += (Files.size(path) + 1023) / 1024;
            }
            return bytes;
        }
    }
}
