import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The jar that all others become. Java looks for a service in every jar it knows of, and reads the
 * manifest of each one it has cached classes of, at each start; of one jar that takes no time.
 */
final class OneJar implements AutoCloseable {
    private static final String SERVICES = "META-INF/services/";

    /** Papers that each library has its own of, under the same name. */
    private static final String PAPERS = "META-INF/[^/]*(LICENSE|NOTICE|DEPENDENCIES)[^/]*";

    private final JarOutputStream out;
    private final long time;
    private final Map<String, byte[]> written = new HashMap<>();
    private final Map<String, StringBuilder> services = new TreeMap<>();

    /**
     * @param time what the entries are dated that are no library's own, in milliseconds since 1970
     */
    OneJar(Path to, Manifest manifest, long time) throws IOException {
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
        this.out = new JarOutputStream(file);
        this.time = time;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        manifest.write(head);
        write(JarFile.MANIFEST_NAME, time, head.toByteArray(), false);
    }

    /**
     * Puts an entry of a library in, unless it is there already. Services are added to those of
     * others, and papers are kept apart.
     *
     * @throws IllegalStateException when another library has something else under that name
     */
    void put(String library, JarEntry like, byte[] content, boolean stored) throws IOException {
        String name = like.getName();
        if (name.startsWith(SERVICES)) {
            services.computeIfAbsent(name, _ -> new StringBuilder())
                    .append(new String(content, StandardCharsets.UTF_8))
                    .append('\n');
            return;
        }
        if (name.matches(PAPERS)) {
            name = "META-INF/" + library + name.substring("META-INF".length());
        }
        byte[] there = written.put(name, content);
        if (there == null) {
            write(name, like.getTime(), content, stored);
        } else if (!Arrays.equals(there, content)) {
            throw new IllegalStateException("two libraries have " + name + ", one is " + library);
        }
    }

    /** Writes the services, of which the libraries' order is kept. */
    @Override
    public void close() throws IOException {
        try (out) {
            for (Map.Entry<String, StringBuilder> service : services.entrySet()) {
                byte[] names = service.getValue().toString().getBytes(StandardCharsets.UTF_8);
                write(service.getKey(), time, names, false);
            }
        }
    }

    private void write(String name, long dated, byte[] content, boolean stored) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(dated);
        if (stored) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
    }
}
