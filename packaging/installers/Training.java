import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/**
 * Lets the packaged program run once as a window, and keeps what the JVM learned in an AOT cache
 * (JEP 514), with which later starts of window and commands are quicker. The window is shown, one
 * image is made and compared, and it leaves.
 */
record Training(Path work, Instant time) {

    /** Leaves {@code dropsize.aot} in {@code to}. */
    void learn(Path image, Path to) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Path picture = picture();
        Path settings = Files.createDirectories(work.resolve("training/home/settings"));
        Files.writeString(settings.resolve("settings.json"), "{\"reviewFirst\": true}");
        List<String> window = new ArrayList<>();
        if (Installers.system().equals("linux") && System.getenv("DISPLAY") == null) {
            window.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"));
        }
        Path cache = to.resolve("dropsize.aot");
        window.addAll(window(image, cache));
        window.add(picture.toString());
        run(window, cache);
    }

    /**
     * Without profiles of methods: the compiler would take them up at each start, all at once,
     * which costs more than the start itself.
     */
    private void run(List<String> command, Path cache) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of(
                        "DROPSIZE_HOME",
                        work.resolve("training/home").toString(),
                        "DROPSIZE_JAVA_OPTS",
                        String.join(
                                " ",
                                "-Ddropsize.rehearsal=image",
                                "-XX:AOTCacheOutput=" + cache,
                                "-XX:+UnlockDiagnosticVMOptions",
                                "-XX:-AOTRecordTraining",
                                "-Xlog:aot=error"));
        Tool.run(environment, command);
        if (!Files.isRegularFile(cache) || Files.size(cache) == 0) {
            throw new IllegalStateException("the training left no " + cache);
        }
        Files.setLastModifiedTime(cache, FileTime.from(time));
    }

    /** Starts the window as people do: by its script on Linux, elsewhere by jpackage's launcher. */
    private List<String> window(Path image, Path cache) throws IOException {
        return Installers.system().equals("linux") ? script(image) : launcher(image, cache);
    }

    /** What the launcher would run; it itself takes no more options. */
    private List<String> launcher(Path image, Path cache) throws IOException {
        Path jars = AppImage.jars(image);
        List<String> settings = Files.readAllLines(jars.resolve("Dropsize.cfg"));
        List<String> command = new ArrayList<>();
        command.add(java(image).toString());
        settings(settings, "java-options", jars).stream()
                .filter(option -> !option.startsWith("-XX:AOTCache="))
                .forEach(command::add);
        command.addAll(List.of("-Ddropsize.rehearsal=image", "-XX:AOTCacheOutput=" + cache));
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

    private static List<String> script(Path image) {
        Path bin = AppImage.jars(image).resolveSibling("bin");
        return new ArrayList<>(
                Installers.system().equals("windows")
                        ? List.of("cmd", "/c", bin.resolve("dropsize.bat").toString())
                        : List.of("sh", bin.resolve("dropsize").toString()));
    }

    private Path picture() throws IOException {
        BufferedImage image = new BufferedImage(2400, 1600, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setPaint(new GradientPaint(0, 0, Color.ORANGE, 2400, 1600, Color.BLUE));
        brush.fillRect(0, 0, 2400, 1600);
        brush.dispose();
        Path file = Files.createDirectories(work.resolve("training")).resolve("sunrise.jpg");
        ImageIO.write(image, "jpeg", file.toFile());
        return file;
    }
}
