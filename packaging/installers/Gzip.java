import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression as Debian wants it of papers: the smallest. */
final class Gzip extends GZIPOutputStream {
    private Gzip(OutputStream out) throws IOException {
        super(out);
        def.setLevel(Deflater.BEST_COMPRESSION);
    }

    static void write(Path file, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Gzip packed = new Gzip(out)) {
            packed.write(content);
        }
    }
}
