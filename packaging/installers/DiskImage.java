import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The .dmg for macOS. */
final class DiskImage {
    /** On hosted runners the system itself holds new disks for a while; hdiutil says it is busy. */
    private static final int TRIES = 6;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private DiskImage() {}

    static void make(Release release, Path image, Path work, Path out)
            throws IOException, InterruptedException {
        sign(image);
        Path shown = stage(image, work);
        Folders.stamp(shown.resolve(image.getFileName()), release.time());
        String name = "dropsize-" + release.version() + "-macos-" + Release.processor() + ".dmg";
        tryUntilItIsMade(command(shown, out.resolve(name)), PAUSE);
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

    /** Called directly: jpackage would copy the program again, and every date would be lost. */
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
                "-ov",
                file.toString());
    }

    /** Waits longer each time; ends the build if the last try fails as well. */
    static void tryUntilItIsMade(List<String> command, Duration pause)
            throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                Tool.run(Map.of(), command);
                return;
            } catch (IllegalStateException e) {
                if (tries == TRIES) {
                    throw e;
                }
                System.out.println(e.getMessage() + "; once more");
                Thread.sleep(pause.multipliedBy(tries));
            }
        }
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
