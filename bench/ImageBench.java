import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Runs the program's engine and its peers on the same pictures, in turns, and prints medians and
 * ratios. Started by images.sh.
 */
class ImageBench {
    private static final int WARM_UP = 25;
    private static final int BATCH = 5;
    private static final int FOLDER = 200;
    private static final int PROBED = 10_000;

    private final Path work;
    private final int rounds;
    private final Map<String, List<double[]>> seen = new LinkedHashMap<>();

    ImageBench(Path work, int rounds) {
        this.work = work;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        var bench = new ImageBench(Path.of(args[0]), Integer.parseInt(args[1]));
        List<Path> photos = args[2].isEmpty() ? bench.drawn() : photos(Path.of(args[2]));
        System.out.println("Photos: " + photos.stream().map(Path::getFileName).toList());
        try (var ours = bench.java("ImageWorker.java");
                var sharp = bench.sharp()) {
            for (Path photo : photos) {
                bench.onePhoto(ours, sharp, photo);
            }
            bench.otherFormats(ours, sharp, photos.getFirst());
            bench.widths(ours, sharp, photos);
            bench.probing(ours, photos);
        }
        bench.folder(photos);
        bench.memory();
    }

    /** Item: one photo to 1600 pixels at quality 80. CPU milliseconds. */
    private void onePhoto(Worker ours, Worker sharp, Path photo)
            throws IOException, InterruptedException {
        String name = "JPEG to JPEG, " + photo.getFileName();
        ours.run("jpeg", WARM_UP, photo);
        sharp.run("jpeg", 3, photo);
        ours.run("thumbnailator", 3, photo);
        for (int round = 0; round < rounds; round++) {
            double cpu = ours.run("jpeg", BATCH, photo)[0];
            note(name + ": dropsize / sharp", cpu, sharp.run("jpeg", BATCH, photo)[0]);
            note(name + ": dropsize / Thumbnailator", cpu, ours.run("thumbnailator", 1, photo)[0]);
            note(name + ": dropsize / vipsthumbnail", cpu, vipsthumbnail(List.of(photo)).cpu());
            note(name + ": dropsize / ImageMagick", cpu, imageMagick(photo).cpu());
        }
        report();
    }

    private void otherFormats(Worker ours, Worker sharp, Path photo)
            throws IOException, InterruptedException {
        Path png = work.resolve("photo.png");
        Path webp = work.resolve("photo.webp");
        process("vips", "copy", photo + "", png + "");
        process("vips", "copy", photo + "", webp + "[Q=85]");
        for (String[] job :
                new String[][] {
                    {"PNG to JPEG", "jpeg", png + ""},
                    {"PNG to PNG", "png", png + ""},
                    {"WebP to JPEG", "jpeg", webp + ""},
                    {"WebP to WebP", "webp", webp + ""}
                }) {
            Path file = Path.of(job[2]);
            ours.run(job[1], 10, file);
            sharp.run(job[1], 2, file);
            for (int round = 0; round < rounds; round++) {
                note(
                        job[0] + ": dropsize / sharp",
                        ours.run(job[1], 3, file)[0],
                        sharp.run(job[1], 3, file)[0]);
            }
        }
        report();
    }

    /** Item: five widths of one photo beside the largest alone. */
    private void widths(Worker ours, Worker sharp, List<Path> photos) throws IOException {
        Path photo = photos.getFirst();
        ours.run("widths", 10, photo);
        for (int round = 0; round < rounds; round++) {
            double five = ours.run("widths", BATCH, photo)[0];
            note(
                    "Five widths: dropsize / its largest alone",
                    five,
                    ours.run("largest", BATCH, photo)[0]);
            double largest = ours.run("largest", BATCH, photo)[0];
            note(
                    "Five widths as JPEG and WebP / the largest JPEG alone",
                    ours.run("widths-webp", 1, photo)[0],
                    largest);
            note(
                    "Five widths as JPEG, WebP and AVIF / the largest JPEG alone",
                    ours.run("widths-avif", 1, photo)[0],
                    largest);
            double each = sharp.run("widths-each", BATCH, photo)[0];
            double once = sharp.run("widths", BATCH, photo)[0];
            note(
                    "Five widths: sharp at its best / its largest alone",
                    Math.min(each, once),
                    sharp.run("largest", BATCH, photo)[0]);
            note("Five widths: dropsize / sharp at its best", five, Math.min(each, once));
        }
        report();
    }

    /** Item: headers of many files, warm. */
    private void probing(Worker ours, List<Path> photos) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < PROBED; i++) {
            files.add(photos.get(i % photos.size()));
        }
        ours.run("probe", 1, files.toArray(Path[]::new));
        for (int round = 0; round < rounds; round++) {
            double[] each = ours.run("probe", 1, files.toArray(Path[]::new));
            note("Headers: thousand files a second", 1 / each[1], 1);
        }
        report();
    }

    /** Item: a folder of photos by the command, start included. Wall seconds. */
    private void folder(List<Path> photos) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("folder"));
        var files = new ArrayList<Path>();
        for (int i = 0; i < FOLDER; i++) {
            Path file = folder.resolve("photo-%03d.jpg".formatted(i));
            Files.copy(photos.get(i % photos.size()), file, StandardCopyOption.REPLACE_EXISTING);
            files.add(file);
        }
        for (int round = 0; round < rounds; round++) {
            Run ours = resize(folder);
            note(
                    "200 photos, wall: dropsize resize / vipsthumbnail",
                    ours.wall(),
                    vipsthumbnail(files).wall());
        }
        report();
    }

    /** Item: resident memory at its highest, in MB, for photos of 48 megapixels. */
    private void memory() throws IOException, InterruptedException {
        Path one = Files.createDirectories(work.resolve("large-one"));
        Path many = Files.createDirectories(work.resolve("large-many"));
        Path photo = draw(one.resolve("photo-000.jpg"), 8000, 6000);
        for (int i = 0; i < FOLDER; i++) {
            Path file = many.resolve("photo-%03d.jpg".formatted(i));
            Files.deleteIfExists(file);
            Files.createLink(file, photo);
        }
        note("Memory, one of 48 MP: MB", resize(one).megabytes(), 1);
        note("Memory, 200 of 48 MP: MB", resize(many).megabytes(), 1);
        report();
    }

    private Run resize(Path folder) throws IOException, InterruptedException {
        Path out = work.resolve("out");
        return process(
                "env",
                "DROPSIZE_HOME=" + work.resolve("home"),
                "target/dropsize/bin/dropsize",
                "resize",
                "--quality",
                "80",
                "--overwrite",
                "--out",
                out + "",
                folder + "");
    }

    private Run vipsthumbnail(List<Path> files) throws IOException, InterruptedException {
        Path out = Files.createDirectories(work.resolve("vips-out"));
        var command =
                new ArrayList<>(
                        List.of(
                                "vipsthumbnail",
                                "--size",
                                "1600x1600",
                                "-o",
                                out + "/%s.jpg[Q=80]"));
        files.forEach(file -> command.add(file.toAbsolutePath() + ""));
        return process(command.toArray(String[]::new));
    }

    private Run imageMagick(Path photo) throws IOException, InterruptedException {
        return process(
                "convert",
                "-define",
                "jpeg:size=3200x3200",
                photo + "",
                "-auto-orient",
                "-resize",
                "1600x1600>",
                "-quality",
                "80",
                work.resolve("magick.jpg") + "");
    }

    private static List<Path> photos(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
        }
    }

    private List<Path> drawn() throws IOException {
        return List.of(
                draw(work.resolve("photo-12mp.jpg"), 4000, 3000),
                draw(work.resolve("photo-15mp.jpg"), 5120, 2880),
                draw(work.resolve("photo-24mp.jpg"), 6000, 4000));
    }

    /** Clouds over clouds, each finer and fainter: about as much detail as a photo has. */
    private static Path draw(Path file, int width, int height) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        float[][] clouds =
                IntStream.range(0, 3)
                        .mapToObj(seed -> clouds(width, height, seed))
                        .toArray(float[][]::new);
        for (int i = 0; i < rgb.length; i++) {
            float light = clouds[0][i];
            int red = (int) Math.clamp(light + 0.3f * clouds[1][i], 0f, 255f);
            int blue = (int) Math.clamp(light + 0.3f * clouds[2][i], 0f, 255f);
            rgb[i] = red << 16 | (int) Math.clamp(light, 0f, 255f) << 8 | blue;
        }
        // By libjpeg at quality 90, as cameras do.
        Path png = Files.createTempFile(file.getParent(), "drawn", ".png");
        ImageIO.write(image, "png", png.toFile());
        try {
            process("vips", "copy", png + "", file + "[Q=90,subsample_mode=on]");
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            Files.delete(png);
        }
        return file;
    }

    private static float[] clouds(int width, int height, int seed) {
        var random = new Random(seed);
        var sum = new float[width * height];
        Arrays.fill(sum, 128);
        float strength = 60;
        for (int step = 1024; step >= 1; step /= 2) {
            int across = width / step + 2;
            var grid = new float[across * (height / step + 2)];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = (float) random.nextGaussian() * strength;
            }
            for (int y = 0; y < height; y++) {
                float down = (float) (y % step) / step;
                for (int x = 0; x < width; x++) {
                    float right = (float) (x % step) / step;
                    int at = y / step * across + x / step;
                    float above = grid[at] * (1 - right) + grid[at + 1] * right;
                    float below = grid[at + across] * (1 - right) + grid[at + across + 1] * right;
                    sum[y * width + x] += above * (1 - down) + below * down;
                }
            }
            strength *= 0.66f;
        }
        return sum;
    }

    private void note(String what, double value, double peer) {
        seen.computeIfAbsent(what, _ -> new ArrayList<>())
                .add(new double[] {value, peer, value / peer});
    }

    private void report() {
        seen.forEach(
                (what, values) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-62s %8.1f %8.1f   ratio %.2f (%.2f to %.2f)%n",
                                what,
                                median(values, 0),
                                median(values, 1),
                                median(values, 2),
                                values.stream().mapToDouble(v -> v[2]).min().orElseThrow(),
                                values.stream().mapToDouble(v -> v[2]).max().orElseThrow()));
        seen.clear();
    }

    private static double median(List<double[]> values, int column) {
        double[] sorted = values.stream().mapToDouble(v -> v[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** What a process took: seconds, and megabytes at most. */
    private record Run(double cpuSeconds, double wall, double megabytes) {
        double cpu() {
            return cpuSeconds * 1000;
        }
    }

    private static Run process(String... command) throws IOException, InterruptedException {
        var whole = new ArrayList<>(List.of("/usr/bin/time", "-f", "%U %S %e %M"));
        whole.addAll(List.of(command));
        Process process =
                new ProcessBuilder(whole).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = process.errorReader().readAllLines();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + lines);
        }
        String[] figures = lines.getLast().split(" ");
        return new Run(
                Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
                Double.parseDouble(figures[2]),
                Double.parseDouble(figures[3]) / 1024);
    }

    private Worker java(String source) throws IOException {
        return new Worker(
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Dskiko.data.path=" + work.resolve("native"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "bench/" + source));
    }

    private Worker sharp() throws IOException {
        var builder = new ProcessBuilder("node", "bench/sharp.mjs");
        builder.environment().put("SHARP_HOME", work.resolve("node") + "");
        return new Worker(builder);
    }

    /** A process that does one job after the other. */
    private static final class Worker implements AutoCloseable {
        private final Process process;
        private final PrintStream orders;
        private final BufferedReader answers;

        Worker(ProcessBuilder builder) throws IOException {
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** CPU and wall milliseconds for one file, and bytes. */
        double[] run(String job, int rounds, Path... files) throws IOException {
            orders.println(
                    job
                            + " "
                            + rounds
                            + " "
                            + String.join(
                                    " ",
                                    Stream.of(files)
                                            .map(Path::toAbsolutePath)
                                            .map(Path::toString)
                                            .toList()));
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the worker ended at " + job);
            }
            return Stream.of(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
        }

        @Override
        public void close() {
            orders.close();
        }
    }
}
