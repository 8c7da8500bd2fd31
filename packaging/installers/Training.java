import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/**
 * Runs the packaged program once as a window, and stores the JVM's AOT cache (JEP 514), with which
 * later starts of window and commands are faster. The window is shown, one image is made and
 * compared, and it quits.
 */
record Training(Path work, Instant time) {

    /** It takes a minute at most; a window that never comes would be waited for forever. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /**
     * The window quits automatically. The cache records compiled methods, and a start compiles them
     * to the same level when it first calls them. No method is optimized here, because that would
     * take longer than the start itself; it happens as usual, when a method has been busy for a
     * while.
     */
    private static final List<String> REHEARSAL =
            List.of("-Ddropsize.rehearsal=image", "-XX:TieredStopAtLevel=2", "-Xlog:aot=error");

    /**
     * Leaves {@code dropsize.aot} in {@code to}. The start before the one that is recorded leaves
     * settings, for most starts find some.
     */
    void learn(Path image, Path to) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Folders.empty(work.resolve("training"));
        Path settings = Files.createDirectories(home().resolve("settings"));
        Files.writeString(settings.resolve("settings.json"), "{\"reviewFirst\": true}");
        run(image, REHEARSAL, List.of());
        Path cache = to.resolve("dropsize.aot");
        List<String> recorded = new ArrayList<>(REHEARSAL);
        recorded.add("-XX:AOTCacheOutput=" + cache);
        run(image, recorded, List.of(picture().toString()));
        if (!Files.isRegularFile(cache) || Files.size(cache) == 0) {
            throw new IllegalStateException("the training left no " + cache);
        }
        Files.setLastModifiedTime(cache, FileTime.from(time));
    }

    private void run(Path image, List<String> options, List<String> pictures)
            throws IOException, InterruptedException {
        boolean linux = Installers.system().equals("linux");
        List<String> command = new ArrayList<>();
        if (linux && System.getenv("DISPLAY") == null) {
            command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"));
        }
        command.addAll(linux ? script(image) : launcher(image, options));
        command.addAll(pictures);
        Map<String, String> environment =
                Map.of(
                        "DROPSIZE_HOME",
                        home().toString(),
                        "DROPSIZE_JAVA_OPTS",
                        String.join(" ", options));
        Tool.run(environment, command, LIMIT);
    }

    /** People start it by its script on Linux. */
    private static List<String> script(Path image) {
        return List.of("sh", AppImage.jars(image).resolveSibling("bin/dropsize").toString());
    }

    /** What jpackage's launcher would run elsewhere; it itself takes no more options. */
    private static List<String> launcher(Path image, List<String> options) throws IOException {
        Path jars = AppImage.jars(image);
        List<String> settings = Files.readAllLines(jars.resolve("Dropsize.cfg"));
        List<String> command = new ArrayList<>();
        command.add(java(image).toString());
        settings(settings, "java-options", jars).stream()
                .filter(option -> !option.startsWith("-XX:AOTCache="))
                .forEach(command::add);
        command.addAll(options);
        command.add("-cp");
        command.add(
                String.join(
                        System.getProperty("path.separator"),
                        settings(settings, "app.classpath", jars)));
        command.add("io.dropsize.Main");
        return command;
    }

    private static List<String> settings(List<String> lines, String name, Path jars) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .map(value -> value.replace("$APPDIR", jars.toString()))
                .toList();
    }

    private static Path java(Path image) {
        return Installers.system().equals("mac")
                ? image.resolve("Contents/runtime/Contents/Home/bin/java")
                : image.resolve("runtime/bin/java.exe");
    }

    private Path home() {
        return work.resolve("training/home");
    }

    private Path picture() throws IOException {
        BufferedImage image = new BufferedImage(2400, 1600, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, 2400, 1600, Color.BLUE));
        brush.fillRect(0, 0, 2400, 1600);
        brush.dispose();
        Path file = work.resolve("training/sunrise.jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }
}
