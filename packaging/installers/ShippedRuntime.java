import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The Java runtime that is shipped: the modules that the program needs, JavaFX among them. */
final class ShippedRuntime {
    /** What jdeps finds, and what is found by name only: see the comments. */
    private static final List<String> MODULES =
            List.of(
                    "java.desktop",
                    "java.management",
                    "java.naming", // TLS checks of host names; the AWS SDK
                    "java.net.http",
                    "java.security.jgss",
                    "java.sql",
                    "javafx.controls",
                    "javafx.fxml",
                    "jdk.management",
                    "jdk.net",
                    "jdk.security.auth", // the keyring's way over D-Bus
                    "jdk.unsupported",
                    "jdk.zipfs");

    /** The desktop's libraries for AWT windows and sound, which the program never opens. */
    private static final List<String> UNUSED =
            List.of("libawt_xawt.so", "libsplashscreen.so", "libjsound.so", "libjawt.so");

    private ShippedRuntime() {}

    /** Links it of this JDK and the JavaFX jars in that folder. */
    static Path link(Path javafx, Path runtime) throws IOException, InterruptedException {
        Tool.jdk(
                "jlink",
                Stream.of(
                        "--module-path",
                        javafx.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        runtime.toString()));
        unpackLibraries(javafx, runtime, Installers.system());
        for (String name : UNUSED) {
            Files.deleteIfExists(runtime.resolve("lib").resolve(name));
        }
        return runtime;
    }

    /** JavaFX finds its libraries in the runtime, so none is extracted to the user's home. */
    static void unpackLibraries(Path javafx, Path runtime, String system) throws IOException {
        Path libraries = Files.createDirectories(libraries(runtime, system));
        try (var jars = Files.newDirectoryStream(javafx, "*.jar")) {
            for (Path jar : jars) {
                unpackLibraries(jar, libraries);
            }
        }
    }

    /**
     * Where JavaFX looks. On Windows that is a folder of its own: it loads Microsoft's libraries
     * from there as well, of which the runtime has others by the same names.
     */
    private static Path libraries(Path runtime, String system) {
        return runtime.resolve(system.equals("windows") ? "bin/javafx" : "lib");
    }

    private static void unpackLibraries(Path jar, Path to) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().filter(ShippedRuntime::isLibrary).toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, to.resolve(entry.getName()));
                }
            }
        }
    }

    private static boolean isLibrary(JarEntry entry) {
        String name = entry.getName();
        return !name.contains("/") && name.matches(".*\\.(so|dylib|dll)");
    }
}
