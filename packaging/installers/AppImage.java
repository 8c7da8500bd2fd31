import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The program's image from jpackage: launcher, jars and runtime, with the scripts of the command
 * line.
 *
 * @param program {@code target/dropsize}
 */
record AppImage(Release release, Path runtime, Path input, Path program, Path work) {
    /** The options of the window's JVM; {@code bin/dropsize} has the same. */
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:AOTCache=$APPDIR/dropsize.aot",
                    // Silently if the cache does not match: that only makes the start slower.
                    "-Xlog:aot*=off",
                    "-Djava.awt.headless=true",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "-XX:+UseSerialGC",
                    "-Xms40m",
                    "-XX:NewSize=16m",
                    "-XX:MinHeapFreeRatio=20",
                    "-XX:MaxHeapFreeRatio=40",
                    "-XX:MetaspaceSize=64m",
                    "-XX:CompileThresholdScaling=4",
                    "-XX:-CreateCoredumpOnCrash",
                    "-Dprism.disableRegionCaching=true",
                    "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                    "-Dskiko.library.path=$APPDIR/native",
                    "-Dorg.sqlite.lib.path=$APPDIR/native",
                    "-Djna.boot.library.path=$APPDIR/native",
                    "-Djava.library.path=$APPDIR/native");

    /** Creates it in a folder of that name; returns the program's own folder in it. */
    Path make(String name) throws IOException, InterruptedException {
        Path folder = work.resolve(name);
        Path scripts = work.resolve("scripts/bin");
        if (!Files.exists(scripts)) {
            Files.createDirectories(scripts);
            Folders.copy(program.resolve("bin"), scripts);
        }
        List<String> arguments = new ArrayList<>(List.of("--type", "app-image"));
        String number =
                Installers.system().equals("mac") ? release.bundleNumber() : release.number();
        arguments.addAll(List.of("--name", "Dropsize", "--app-version", number));
        arguments.addAll(List.of("--vendor", "Dropsize", "--dest", folder.toString()));
        arguments.addAll(List.of("--runtime-image", runtime.toString()));
        arguments.addAll(List.of("--input", input.toString(), "--main-jar", "dropsize.jar"));
        arguments.addAll(List.of("--main-class", "io.dropsize.Main"));
        arguments.addAll(List.of("--app-content", scripts.toString()));
        arguments.addAll(List.of("--icon", icon().toString()));
        options(Installers.system(), release.time())
                .forEach(option -> arguments.addAll(List.of("--java-options", option)));
        Tool.jdk("jpackage", arguments.stream());
        return folder.resolve(Installers.system().equals("mac") ? "Dropsize.app" : "Dropsize");
    }

    /** On Windows also the jar's date, which installing or extracting changes. */
    static List<String> options(String system, Instant time) {
        List<String> options = new ArrayList<>(OPTIONS);
        if (system.equals("windows")) {
            options.add("-Ddropsize.jar.date=" + time);
        }
        return options;
    }

    private static Path icon() {
        Path icons = Path.of("packaging/icons");
        return switch (Installers.system()) {
            case "linux" -> Path.of("src/main/resources/icons/dropsize-256.png");
            case "mac" -> icons.resolve("dropsize.icns");
            default -> icons.resolve("dropsize.ico");
        };
    }

    /** Where the jars are in it. */
    static Path jars(Path image) {
        return switch (Installers.system()) {
            case "linux" -> image.resolve("lib/app");
            case "mac" -> image.resolve("Contents/app");
            default -> image.resolve("app");
        };
    }
}
