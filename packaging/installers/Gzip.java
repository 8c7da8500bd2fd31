import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compression as Debian wants it of papers: the smallest, and saying so (RFC 1952, XFL). */
final class Gzip extends GZIPOutputStream {
    private static final int EFFORT_AT = 8;
    private static final byte SLOWEST = 2;

    private Gzip(OutputStream out) throws IOException {
        super(out);
        def.setLevel(Deflater.BEST_COMPRESSION);
    }

    static void write(Path file, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Gzip packed = new Gzip(bytes)) {
            packed.write(content);
        }
        byte[] packed = bytes.toByteArray();
        packed[EFFORT_AT] = SLOWEST;
        Files.write(file, packed);
    }
}
