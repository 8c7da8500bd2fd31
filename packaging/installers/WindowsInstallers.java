import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The .msi for Windows, by WiX, and a portable .zip. */
final class WindowsInstallers {
    /** The upgrade code, equal for all versions, so that a newer one replaces an older one. */
    private static final String UPGRADE = "8f7b7a52-9d0e-4b0b-8b3c-6a5c0d5a1f27";

    private WindowsInstallers() {}

    static void make(Release release, Path image, Path out)
            throws IOException, InterruptedException {
        String name = "dropsize-" + release.version() + "-windows-" + Release.processor();
        zip(image, release.time(), out.resolve(name + ".zip"));
        Tool.jdk(
                "jpackage",
                Stream.of(
                        "--type",
                        "msi",
                        "--name",
                        "Dropsize",
                        "--app-version",
                        release.number(),
                        "--vendor",
                        "Dropsize",
                        "--app-image",
                        image.toString(),
                        "--dest",
                        out.toString(),
                        "--license-file",
                        "LICENSE",
                        "--win-menu",
                        "--win-shortcut-prompt",
                        "--win-dir-chooser",
                        "--win-per-user-install",
                        "--win-upgrade-uuid",
                        UPGRADE));
        Files.move(
                out.resolve("Dropsize-" + release.number() + ".msi"), out.resolve(name + ".msi"));
    }

    /**
     * Each entry's date is stored twice: as a local time, which is all that some programs read, and
     * as UTC.
     */
    static void zip(Path image, Instant time, Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(bytes);
                var paths = Files.walk(image)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String name = image.getParent().relativize(path).toString().replace('\\', '/');
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(FileTime.from(time));
                out.putNextEntry(entry);
                Files.copy(path, out);
            }
        }
    }
}
