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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Runs the packaged program once as a window and once as a command, and stores the JVM's AOT caches
 * (JEP 514) of both, with which later starts are faster. The window is shown, one image is made and
 * compared, and it quits. The command lists a bucket.
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
     * Leaves {@code dropsize.aot} and, except on Windows, {@code commands.aot} beside the jars. The
     * start before the one that is recorded leaves settings, for most starts find some.
     *
     * @param program the folder with {@code app}, {@code runtime} and {@code bin}
     */
    void learn(Path program) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        Folders.empty(work.resolve("training"));
        Path settings = Files.createDirectories(home().resolve("settings"));
        if (!Installers.system().equals("windows")) {
            learnCommands(program); // First: with a cache, the script would use it.
        }
        Files.writeString(settings.resolve("settings.json"), "{\"reviewFirst\": true}");
        run(program, REHEARSAL, List.of());
        Path cache = program.resolve("app/dropsize.aot");
        run(program, recorded(REHEARSAL, cache), List.of(picture().toString()));
        keep(cache);
    }

    private void learnCommands(Path program) throws IOException, InterruptedException {
        Path cache = program.resolve("app/commands.aot");
        Map<String, String> environment =
                new HashMap<>(
                        Map.of(
                                "DROPSIZE_HOME",
                                home().toString(),
                                "AWS_ACCESS_KEY_ID",
                                "training",
                                "AWS_SECRET_ACCESS_KEY",
                                "training"));
        List<String> script = List.of("sh", program.resolve("bin/dropsize").toString());
        try (TrainingBucket bucket = new TrainingBucket()) {
            List<String> add = List.of("destination", "add", "training", "--bucket", "training");
            List<String> where = List.of("--service", "other", "--endpoint", bucket.endpoint());
            Tool.run(environment, joined(script, add, where), LIMIT);
            environment.put(
                    "DROPSIZE_JAVA_OPTS",
                    String.join(" ", recorded(List.of("-Xlog:aot=error"), cache)));
            Tool.run(environment, joined(script, List.of("list", "--to", "training")), LIMIT);
        }
        keep(cache);
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private static List<String> recorded(List<String> options, Path cache) {
        return joined(options, List.of("-XX:AOTCacheOutput=" + cache));
    }

    private void keep(Path cache) throws IOException {
        if (!Files.isRegularFile(cache) || Files.size(cache) == 0) {
            throw new IllegalStateException("the training left no " + cache);
        }
        Files.setLastModifiedTime(cache, FileTime.from(time));
    }

    private void run(Path program, List<String> options, List<String> pictures)
            throws IOException, InterruptedException {
        String system = Installers.system();
        List<String> command = new ArrayList<>();
        if (system.equals("linux") && System.getenv("DISPLAY") == null) {
            command.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"));
        }
        command.addAll(
                system.equals("linux")
                        ? List.of("sh", program.resolve("bin/dropsize").toString())
                        : launcher(program, system, options));
        command.addAll(pictures);
        Map<String, String> environment =
                Map.of(
                        "DROPSIZE_HOME",
                        home().toString(),
                        "DROPSIZE_JAVA_OPTS",
                        String.join(" ", options));
        Tool.run(environment, command, LIMIT);
    }

    /**
     * What jpackage's launcher runs on macOS and Windows; it itself takes no more options. On Linux
     * people start the script.
     */
    private List<String> launcher(Path program, String system, List<String> options) {
        Path app = program.resolve("app");
        String java = system.equals("windows") ? "runtime/bin/java.exe" : "runtime/bin/java";
        List<String> command = new ArrayList<>();
        command.add(program.resolve(java).toString());
        AppImage.jvmOptions(system, time).stream()
                .filter(option -> !option.startsWith("-XX:AOTCache="))
                .map(option -> option.replace("$APPDIR", app.toString()))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", app.resolve("dropsize.jar").toString(), "io.dropsize.Main"));
        return command;
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
