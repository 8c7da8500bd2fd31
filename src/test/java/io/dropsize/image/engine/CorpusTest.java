package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders a folder of pictures of every kind at 800 pixels into {@code target/corpus}, for its
 * {@code compare.py}. Runs only if {@code -Ddropsize.corpus} names such a folder or {@code
 * ../shared/corpus} exists; it is not part of the repository.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("dropsize.corpus", "../shared/corpus"));
    private static final Path OUT = Path.of("target", "corpus");
    private static final int LONGEST = 800;

    private final ImageEngine engine = new DefaultImageEngine();

    @Test
    void every_readable_picture_is_rendered_and_every_bad_one_is_refused() throws IOException {
        assumeThat(CORPUS.resolve("manifest.tsv")).exists();
        Files.createDirectories(OUT);
        var verdicts = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (Map<String, String> row : rows()) {
            String verdict = renderOrRefuse(row);
            verdicts.add(row.get("path") + "\t" + verdict);
            String expected = row.getOrDefault("expectation", "");
            if (expected.equals("ok") && !verdict.startsWith("accepted")
                    || expected.equals("must-reject") && !verdict.startsWith("rejected")) {
                wrong.add(row.get("path") + " " + verdict);
            }
        }
        Files.write(OUT.resolveSibling("corpus-verdicts.tsv"), verdicts);
        assertThat(wrong).isEmpty();
    }

    private String renderOrRefuse(Map<String, String> row) throws IOException {
        var input = ImageInput.of(CORPUS.resolve(row.get("path")));
        long start = System.nanoTime();
        String verdict;
        try {
            ImageInfo info = engine.probe(input);
            double scale = Math.min(1, (double) LONGEST / Math.max(info.width(), info.height()));
            int width = Math.max(1, (int) Math.round(info.width() * scale));
            int height = Math.max(1, (int) Math.round(info.height() * scale));
            var spec =
                    new RenderSpec(
                            width, height, false, target(info), 82, MetadataPolicy.REMOVE_ALL);
            EncodedImage out = engine.render(input, spec);
            String name = row.get("stem") + "." + out.format().extension();
            Files.write(OUT.resolve(name), out.bytes());
            verdict = "accepted\t" + info;
        } catch (DropsizeException e) {
            verdict = "rejected\t" + e.getMessage();
        }
        return verdict + "\t" + (System.nanoTime() - start) / 1_000_000 + " ms";
    }

    private static ImageFormat target(ImageInfo info) {
        if (info.format() == ImageFormat.WEBP) {
            return ImageFormat.WEBP;
        }
        boolean photo = info.format() == ImageFormat.JPEG || info.format() == ImageFormat.TIFF;
        return photo && !info.transparent() ? ImageFormat.JPEG : ImageFormat.PNG;
    }

    private static List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(CORPUS.resolve("manifest.tsv"));
        String[] names = lines.getFirst().split("\t", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
