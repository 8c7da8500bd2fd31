import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * Builds this system's installers from the program in {@code target/dropsize}, in {@code
 * target/installers}. {@code prepare} writes what the jpackage plugin makes the application image
 * from, {@code pack} puts that image into the installers.
 *
 * <p>Arguments: {@code prepare} or {@code pack}, {@code target}, the version, the time of all files
 * (ISO 8601).
 */
final class Installers {
    private Installers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path target = Path.of(args[1]).toAbsolutePath();
        Release release = new Release(args[2], Instant.parse(args[3]));
        switch (args[0]) {
            case "prepare" -> prepare(release, target);
            case "pack" -> pack(release, target);
            default -> throw new IllegalArgumentException("no such step: " + args[0]);
        }
    }

    /** Runtime, jars, scripts and the AOT cache, laid out as they are when they are installed. */
    private static void prepare(Release release, Path target)
            throws IOException, InterruptedException {
        Path program = target.resolve("dropsize");
        Path work = Folders.empty(target.resolve("installer-work"));
        Path home = Files.createDirectories(work.resolve("program"));

        Path runtime = ShippedRuntime.link(program.resolve("lib/javafx"), home.resolve("runtime"));
        Path app = ShippedJars.collect(program.resolve("lib"), home.resolve("app"));
        Folders.copy(program.resolve("bin"), home.resolve("bin"));
        if (system().equals("linux")) {
            Symbols.strip(runtime.resolve("lib"));
            Symbols.strip(app.resolve("native"));
        }
        Folders.stamp(home, release.time());
        new Training(work, release.time()).learn(home);
        Files.write(work.resolve("jpackage.options"), AppImage.options(release, system()));
    }

    private static void pack(Release release, Path target)
            throws IOException, InterruptedException {
        Path work = target.resolve("installer-work");
        Path image = AppImage.in(work.resolve("image"), system());
        Folders.stamp(image, release.time());
        Path out = Folders.empty(target.resolve("installers"));
        switch (system()) {
            case "linux" ->
                    LinuxPackages.make(release, image, target.resolve("dropsize"), work, out);
            case "mac" -> DiskImage.make(release, image, work, out);
            default -> WindowsInstallers.make(release, image, out);
        }
        try (var made = Files.list(out)) {
            for (Path file : made.sorted().toList()) {
                System.out.printf("%,d bytes: %s%n", Files.size(file), file.getFileName());
            }
        }
    }

    /** Which of "linux", "mac", "windows" this is. */
    static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "mac";
        }
        return name.startsWith("windows") ? "windows" : "linux";
    }
}
