import io.dropsize.image.Coding;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.image.metric.Ssimulacra2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the bytes of the program's copies relative to those of other encoders at equal SSIMULACRA
 * 2 scores. Each picture is scaled once, and that PNG is every encoder's input. Started by
 * bytes.sh.
 */
class BytesBench {
    private static final int[] TARGETS = {70, 90};
    private static final int TRIES = 7;
    private static final double MAX_SCORE = 99;

    /** Each is compared with the program's copies of its format. */
    private final List<Peer> peers =
            List.of(
                    new Peer(ImageFormat.JPEG, "JPEG / sharp", q -> sharp("jpeg", q)),
                    new Peer(
                            ImageFormat.JPEG,
                            "JPEG / sharp with mozjpeg",
                            q -> sharp("mozjpeg", q)),
                    new Peer(
                            ImageFormat.JPEG, "JPEG / Squoosh's mozjpeg", q -> sharp("squoosh", q)),
                    new Peer(
                            ImageFormat.WEBP,
                            "WebP / cwebp",
                            q -> run("webp", "cwebp -quiet -q " + q + " \"$IN\" -o \"$OUT\"")),
                    new Peer(ImageFormat.AVIF, "AVIF / avifenc", this::avifenc));

    private final ImageEngine engine = new DefaultImageEngine();
    private final Path work;
    private final int side;
    private final Process sharp;
    private final PrintStream toSharp;
    private final BufferedReader fromSharp;
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    /** Encodes the picture at a quality from 1 to 100. */
    interface Encoder {
        byte[] encode(int quality) throws Exception;
    }

    private record Peer(ImageFormat format, String name, Encoder encoder) {}

    BytesBench(Path work, int side) throws IOException {
        this.work = work;
        this.side = side;
        var builder =
                new ProcessBuilder("node", "bench/bytes.mjs")
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SHARP_HOME", work.resolve("node").toString());
        sharp = builder.start();
        toSharp = new PrintStream(sharp.getOutputStream(), true, StandardCharsets.UTF_8);
        fromSharp =
                new BufferedReader(
                        new InputStreamReader(sharp.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Arguments: the working folder, the longest side, the number of photos, photos, screenshots.
     */
    public static void main(String[] args) throws Exception {
        var bench = new BytesBench(Path.of(args[0]), Integer.parseInt(args[1]));
        int photos = Integer.parseInt(args[2]);
        for (int i = 3; i < args.length; i++) {
            try {
                bench.picture(Path.of(args[i]), i - 3 < photos ? "photo" : "screenshot");
                System.err.println((i - 2) + " of " + (args.length - 3));
            } catch (io.dropsize.error.DropsizeException e) {
                System.err.println(args[i] + ": " + e.getMessage());
            }
        }
        bench.sharp.destroy();
        bench.print();
    }

    private void picture(Path file, String kind) throws Exception {
        ImageInput input = ImageInput.of(file);
        ImageInfo info = engine.probe(input);
        double scale = Math.min(1, (double) side / Math.max(info.width(), info.height()));
        int width = Math.max(1, (int) Math.round(info.width() * scale));
        int height = Math.max(1, (int) Math.round(info.height() * scale));
        RenderSpec lossless =
                new RenderSpec(width, height, false, ImageFormat.PNG, 82, MetadataPolicy.REMOVE_ALL)
                        .withCoding(Coding.of(82).withLossless(true));
        byte[] png = engine.render(input, lossless).bytes();
        Path reference = work.resolve("reference.png");
        Files.write(reference, png);
        Pixels pixels = engine.preview(ImageInput.of("reference.png", png), side);
        var original = new Ssimulacra2(pixels);
        for (int target : TARGETS) {
            Map<ImageFormat, Double> ours = new HashMap<>();
            for (Peer peer : peers) {
                ImageFormat format = peer.format();
                if (!ours.containsKey(format)) {
                    ours.put(format, bytes(original, target, q -> ours(png, lossless, format, q)));
                }
                add(
                        kind + ", score " + target + ", " + peer.name(),
                        ours.get(format),
                        bytes(original, target, peer.encoder()));
            }
        }
        if (kind.equals("screenshot")) {
            palettes(original, lossless, png, kind);
        }
    }

    /** Its quantizer goes from 63 to 0. */
    private byte[] avifenc(int quality) throws Exception {
        long q = Math.round((100 - quality) * 63 / 100.0);
        return run("avif", "avifenc -s 6 --min " + q + " --max " + q + " \"$IN\" \"$OUT\"");
    }

    /** At the score of pngquant's 256 colours; and lossless. */
    private void palettes(Ssimulacra2 original, RenderSpec lossless, byte[] png, String kind)
            throws Exception {
        byte[] theirs = run("png", "pngquant --force -o \"$OUT\" 256 \"$IN\"");
        double score = original.score(engine.preview(ImageInput.of("theirs", theirs), side));
        byte[] small =
                engine.render(
                                ImageInput.of("reference.png", png),
                                lossless.withCoding(
                                        Coding.of(new Quality.AtLeast(Math.min(99, score - 0.5)))))
                        .bytes();
        add(
                kind + ", PNG with a palette / pngquant's 256 colours, at its score less 0.5",
                small.length,
                theirs.length);
        byte[] best =
                run(
                        "png",
                        "rm -f \"$OUT.o\" && optipng -quiet -o5 -out \"$OUT.o\" \"$IN\" && zopflipng -y \"$OUT.o\" \"$OUT\"");
        add(kind + ", lossless PNG / optipng and zopflipng", png.length, best.length);
    }

    /** JPEG copies are searched for scores, because those have trellis quantization. */
    private byte[] ours(byte[] png, RenderSpec spec, ImageFormat format, int quality) {
        boolean jpeg = format == ImageFormat.JPEG;
        Quality wanted =
                jpeg
                        ? new Quality.AtLeast(Math.min(MAX_SCORE, quality))
                        : new Quality.Fixed(quality);
        var coding =
                new RenderSpec(
                                spec.width(),
                                spec.height(),
                                false,
                                format,
                                quality,
                                MetadataPolicy.REMOVE_ALL)
                        .withCoding(Coding.of(wanted));
        return engine.render(ImageInput.of("reference.png", png), coding).bytes();
    }

    private byte[] sharp(String how, int quality) throws IOException {
        Path out = work.resolve("sharp.out");
        toSharp.println(how + " " + quality + " " + work.resolve("reference.png") + " " + out);
        String answer = fromSharp.readLine();
        if (!"done".equals(answer)) {
            throw new IOException("sharp: " + answer);
        }
        return Files.readAllBytes(out);
    }

    /** Runs a command of the shell, in which IN is the reference and OUT the result. */
    private byte[] run(String extension, String command) throws Exception {
        Path out = work.resolve("encoded." + extension);
        Files.deleteIfExists(out);
        var builder =
                new ProcessBuilder("sh", "-c", command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("IN", work.resolve("reference.png").toString());
        builder.environment().put("OUT", out.toString());
        var process = builder.start();
        process.waitFor();
        return Files.readAllBytes(out);
    }

    /**
     * Bytes at exactly this score, interpolated between two qualities; NaN if it is not reached.
     */
    private double bytes(Ssimulacra2 original, double target, Encoder encoder) throws Exception {
        int low = 5;
        int high = 100;
        double[] below = at(original, encoder, low);
        double[] above = at(original, encoder, high);
        if (below[0] >= target || above[0] < target) {
            return Double.NaN;
        }
        for (int i = 0; i < TRIES && high - low > 1; i++) {
            int middle = (low + high) / 2;
            double[] tried = at(original, encoder, middle);
            if (tried[0] >= target) {
                high = middle;
                above = tried;
            } else {
                low = middle;
                below = tried;
            }
        }
        double part = (target - below[0]) / (above[0] - below[0]);
        return Math.exp(Math.log(below[1]) + part * (Math.log(above[1]) - Math.log(below[1])));
    }

    private double[] at(Ssimulacra2 original, Encoder encoder, int quality) throws Exception {
        byte[] file = encoder.encode(quality);
        return new double[] {
            original.score(engine.preview(ImageInput.of("encoded", file), side)), file.length
        };
    }

    private void add(String what, double ours, double theirs) {
        if (!Double.isNaN(ours) && !Double.isNaN(theirs)) {
            ratios.computeIfAbsent(what, _ -> new ArrayList<>()).add(ours / theirs);
        }
    }

    private void print() {
        System.out.println(
                "| bytes at equal score, dropsize / peer | pictures | median | range |\n|---|---|---|---|");
        ratios.forEach(
                (what, all) -> {
                    double[] sorted =
                            all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
                    double median =
                            (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
                    System.out.printf(
                            Locale.ROOT,
                            "| %s | %d | %.2f | %.2f to %.2f |%n",
                            what,
                            sorted.length,
                            median,
                            sorted[0],
                            sorted[sorted.length - 1]);
                });
    }
}
