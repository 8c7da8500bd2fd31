import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The .dmg for macOS. */
final class DiskImage {
    private DiskImage() {}

    static void make(Release release, Path image, Path work, Path out)
            throws IOException, InterruptedException {
        sign(image);
        Path shown = stage(image, work);
        Folders.stamp(shown.resolve(image.getFileName()), release.time());
        String name = "dropsize-" + release.version() + "-macos-" + Release.processor() + ".dmg";
        Tool.run(Map.of(), command(shown, out.resolve(name)));
    }

    /**
     * What the .dmg shows: the program, and a link to drag it to. The program is moved rather than
     * copied, for all of its dates, links and signatures have to stay.
     */
    static Path stage(Path image, Path work) throws IOException {
        Path shown = Files.createDirectories(work.resolve("dmg"));
        Files.move(image, shown.resolve(image.getFileName()));
        Files.createSymbolicLink(shown.resolve("Applications"), Path.of("/Applications"));
        return shown;
    }

    /** Asked for directly: jpackage copies the program anew on its way, and every date is lost. */
    static List<String> command(Path shown, Path file) {
        return List.of(
                "hdiutil",
                "create",
                "-volname",
                "Dropsize",
                "-srcfolder",
                shown.toString(),
                "-fs",
                "HFS+",
                "-format",
                "UDZO",
                file.toString());
    }

    /**
     * Signs the program itself, when MAC_SIGNING_KEY_USER_NAME names a key of the keychain: a
     * signed .dmg of an unsigned program is not notarised. The .dmg is signed by macos-notarize.sh.
     */
    private static void sign(Path image) throws IOException, InterruptedException {
        String key = System.getenv("MAC_SIGNING_KEY_USER_NAME");
        if (key == null || key.isBlank()) {
            return;
        }
        Tool.jdk(
                "jpackage",
                Stream.of(
                        "--type",
                        "app-image",
                        "--app-image",
                        image.toString(),
                        "--mac-sign",
                        "--mac-signing-key-user-name",
                        key));
    }
}
