import com.sun.management.OperatingSystemMXBean;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;

import net.coobird.thumbnailator.Thumbnails;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A worker that makes copies by the program's engine, or by Thumbnailator, for ImageBench.
 *
 * <p>Reads lines "JOB ROUNDS FILE..."; answers "CPU_MILLISECONDS WALL_MILLISECONDS BYTES" for one
 * round on one file. CPU time is the whole process's, with compiler and collector.
 */
class ImageWorker {
    private static final int SIDE = 1600;
    private static final List<Integer> WIDTHS = List.of(1920, 1280, 960, 640, 320);

    private static final ImageEngine ENGINE = new DefaultImageEngine();

    public static void main(String[] args) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ");
            int rounds = Integer.parseInt(words[1]);
            List<String> files = Arrays.asList(words).subList(2, words.length);
            long cpu = system.getProcessCpuTime();
            long wall = System.nanoTime();
            long bytes = 0;
            for (int round = 0; round < rounds; round++) {
                for (String file : files) {
                    bytes += run(words[0], Path.of(file));
                }
            }
            double each = (double) rounds * files.size();
            System.out.printf(
                    "%.3f %.3f %d%n",
                    (system.getProcessCpuTime() - cpu) / 1e6 / each,
                    (System.nanoTime() - wall) / 1e6 / each,
                    Math.round(bytes / each));
        }
    }

    private static long run(String job, Path file) throws IOException {
        return switch (job) {
            case "jpeg" -> copy(file, SIDE, ImageFormat.JPEG);
            case "png" -> copy(file, SIDE, ImageFormat.PNG);
            case "webp" -> copy(file, SIDE, ImageFormat.WEBP);
            case "largest" -> copy(file, WIDTHS.getFirst(), ImageFormat.JPEG);
            case "widths" -> widths(file, List.of(ImageFormat.JPEG));
            case "widths-webp" -> widths(file, List.of(ImageFormat.JPEG, ImageFormat.WEBP));
            case "widths-avif" ->
                    widths(file, List.of(ImageFormat.JPEG, ImageFormat.WEBP, ImageFormat.AVIF));
            case "thumbnailator" -> thumbnailator(file);
            case "probe" -> ENGINE.probe(ImageInput.of(file)).width();
            default -> throw new IllegalArgumentException(job);
        };
    }

    private static long copy(Path file, int side, ImageFormat format) {
        ImageInput input = ImageInput.of(file);
        return ENGINE.render(input, spec(ENGINE.probe(input), side, format)).bytes().length;
    }

    private static long widths(Path file, List<ImageFormat> formats) {
        ImageInput input = ImageInput.of(file);
        ImageInfo info = ENGINE.probe(input);
        List<RenderSpec> specs =
                formats.stream()
                        .flatMap(one -> WIDTHS.stream().map(side -> spec(info, side, one)))
                        .toList();
        long bytes = 0;
        for (EncodedImage image : ENGINE.renderAll(input, specs)) {
            bytes += image.bytes().length;
        }
        return bytes;
    }

    private static RenderSpec spec(ImageInfo info, int side, ImageFormat format) {
        double scale = Math.min(1, (double) side / Math.max(info.width(), info.height()));
        return new RenderSpec(
                (int) Math.round(info.width() * scale),
                (int) Math.round(info.height() * scale),
                false,
                format,
                80,
                MetadataPolicy.REMOVE_ALL);
    }

    private static long thumbnailator(Path file) throws IOException {
        var out = new ByteArrayOutputStream();
        Thumbnails.of(new File(file.toString()))
                .size(SIDE, SIDE)
                .outputFormat("jpg")
                .outputQuality(0.8)
                .toOutputStream(out);
        return out.size();
    }
}
