import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between systems in the application image: the options of jpackage that the plugin
 * reads from a file, and where the image is. The plugin's configuration in the POM has the others.
 */
final class AppImage {
    /** The options of the window's JVM; {@code bin/dropsize} has the same. */
    private static final List<String> JVM_OPTIONS =
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

    private AppImage() {}

    /** The lines of an options file of jpackage for that system. */
    static List<String> options(Release release, String system) {
        List<String> lines = new ArrayList<>();
        lines.add("--icon " + icon(system));
        lines.add(
                "--app-version "
                        + (system.equals("mac") ? release.bundleNumber() : release.number()));
        for (String option : jvmOptions(system, release.time())) {
            lines.add("--java-options " + option);
        }
        return lines;
    }

    /** On Windows also the jar's date, which installing or extracting changes. */
    static List<String> jvmOptions(String system, Instant time) {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        if (system.equals("windows")) {
            options.add("-Ddropsize.jar.date=" + time);
        }
        return options;
    }

    /**
     * Returns the icon's path with slashes on each system, because jpackage interprets backslashes
     * as escapes.
     */
    private static String icon(String system) {
        return switch (system) {
            case "linux" -> "src/main/resources/icons/dropsize-256.png";
            case "mac" -> "packaging/icons/dropsize.icns";
            default -> "packaging/icons/dropsize.ico";
        };
    }

    /** Where jpackage has made it in its destination. */
    static Path in(Path destination, String system) {
        return destination.resolve(system.equals("mac") ? "Dropsize.app" : "Dropsize");
    }
}
