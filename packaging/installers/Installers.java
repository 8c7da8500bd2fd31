import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * Builds this system's installers from the program in {@code target/dropsize}, in {@code
 * target/installers}.
 *
 * <p>Arguments: {@code target}, the version, the time of all files (ISO 8601).
 */
final class Installers {
    private Installers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path target = Path.of(args[0]).toAbsolutePath();
        Release release = new Release(args[1], Instant.parse(args[2]));
        Path program = target.resolve("dropsize");
        Path work = Folders.empty(target.resolve("installer-work"));
        Path out = Folders.empty(target.resolve("installers"));

        Path runtime = ShippedRuntime.link(program.resolve("lib/javafx"), work.resolve("runtime"));
        Path input = ShippedJars.collect(program.resolve("lib"), work.resolve("input"));
        if (system().equals("linux")) {
            Symbols.strip(runtime.resolve("lib"));
            Symbols.strip(input.resolve("native"));
        }
        AppImage image = new AppImage(release, runtime, input, program, work);
        Path untrained = image.make("untrained");
        Folders.stamp(untrained, release.time());
        Training training = new Training(work, release.time());
        training.learn(untrained, input);
        Path trained = image.make("image");
        Folders.stamp(trained, release.time());

        switch (system()) {
            case "linux" -> LinuxPackages.make(release, trained, program, work, out);
            case "mac" -> DiskImage.make(release, trained, work, out);
            default -> WindowsInstallers.make(release, trained, out);
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
