import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The .dmg for macOS. Signed when MAC_SIGNING_KEY_USER_NAME names a key of the keychain. */
final class DiskImage {
    private DiskImage() {}

    static void make(Release release, Path image, Path out) throws IOException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--type",
                                "dmg",
                                "--name",
                                "Dropsize",
                                "--app-version",
                                release.number(),
                                "--app-image",
                                image.toString(),
                                "--dest",
                                out.toString()));
        String key = System.getenv("MAC_SIGNING_KEY_USER_NAME");
        if (key != null && !key.isBlank()) {
            arguments.addAll(List.of("--mac-sign", "--mac-signing-key-user-name", key));
        }
        Tool.jdk("jpackage", arguments.stream());
        Path made = out.resolve("Dropsize-" + release.number() + ".dmg");
        String name = "dropsize-" + release.version() + "-macos-" + Release.processor() + ".dmg";
        java.nio.file.Files.move(made, out.resolve(name));
    }
}
