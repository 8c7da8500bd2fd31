import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The .dmg for macOS. */
final class DiskImage {
    private DiskImage() {}

    static void make(Release release, Path image, Path out)
            throws IOException, InterruptedException {
        sign(image);
        Tool.jdk(
                "jpackage",
                Stream.of(
                        "--type",
                        "dmg",
                        "--name",
                        "Dropsize",
                        "--app-version",
                        release.bundleNumber(),
                        "--app-image",
                        image.toString(),
                        "--dest",
                        out.toString()));
        String name = "dropsize-" + release.version() + "-macos-" + Release.processor() + ".dmg";
        Files.move(out.resolve("Dropsize-" + release.bundleNumber() + ".dmg"), out.resolve(name));
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
