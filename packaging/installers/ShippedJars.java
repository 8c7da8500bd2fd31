import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The program's jars as they are shipped: {@code dropsize.jar}, which names the others, and these
 * in {@code lib}. Several bring native libraries for every system. Only this system's are shipped,
 * as files in {@code native}, so that nothing is unpacked when the program runs. What no system or
 * not this one needs is left out.
 */
final class ShippedJars {
    /** Where jars keep the libraries of this system. */
    private static final String OURS = "(native/|org/sqlite/native/|com/sun/jna/)?" + folder();

    /**
     * From this size on jars are shipped uncompressed: an installer makes half of them of what it
     * makes of a compressed jar, and their classes load quicker.
     */
    private static final long STORED_FROM = 50_000;

    /**
     * The largest ones are compressed as ever: uncompressed they would take more room where the
     * program is installed than they save in the installer. Uploads need them, the window does not.
     */
    private static final long STORED_BELOW = 900_000;

    /** Themes other than ours, and text of which there is a quicker form. */
    private static final String UNUSED =
            "atlantafx/base/theme/(?!primer-(light|dark)\\.bss|[A-Z]).*";

    /** Signatures of jars, which no longer hold when their classes are changed. */
    private static final String SIGNATURES = "META-INF/[^/]+\\.(SF|RSA|DSA|EC)";

    /** What is kept of the manifests. */
    private static final String ATTRIBUTES =
            "Manifest-Version|Main-Class|Multi-Release|(Implementation|Specification)-.*";

    /** How java-keyring reaches the keyrings of Windows and macOS; on Linux it is D-Bus. */
    private static final String OTHERS_KEYRINGS = "(jna|jna-platform|jkeychain)-[0-9].*";

    private ShippedJars() {}

    /** Puts them together; returns the folder. */
    static Path collect(Path lib, Path input) throws IOException {
        Path libraries = Files.createDirectories(input.resolve("lib"));
        Files.createDirectories(input.resolve("native"));
        List<Path> jars;
        try (var files = Files.list(lib)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        Path own = only(jars.stream().filter(jar -> name(jar).startsWith("dropsize-")).toList());
        List<Path> others =
                jars.stream().filter(jar -> !jar.equals(own) && isForThisSystem(jar)).toList();
        try (Debugging debugging = new Debugging(jars)) {
            for (Path jar : others) {
                ship(jar, libraries.resolve(name(jar)), input.resolve("native"), null, debugging);
            }
            String path =
                    others.stream().map(jar -> "lib/" + name(jar)).collect(Collectors.joining(" "));
            ship(own, input.resolve("dropsize.jar"), input.resolve("native"), path, null);
        }
        return input;
    }

    private static boolean isForThisSystem(Path jar) {
        return !Installers.system().equals("linux") || !name(jar).matches(OTHERS_KEYRINGS);
    }

    /**
     * @param debugging takes out of the classes what only debuggers need; null to leave it
     */
    private static void ship(
            Path from, Path to, Path natives, String classPath, Debugging debugging)
            throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            long size = Files.size(from);
            boolean own = classPath != null;
            boolean stored = size >= STORED_FROM && (own || size < STORED_BELOW);
            write(jar, to, natives, classPath, debugging, stored);
        }
    }

    private static void write(
            JarFile jar,
            Path to,
            Path natives,
            String classPath,
            Debugging debugging,
            boolean stored)
            throws IOException {
        Manifest manifest = manifest(jar, classPath);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        manifest.write(head);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, jar.getJarEntry(JarFile.MANIFEST_NAME), head.toByteArray(), stored);
            for (JarEntry entry : jar.stream().toList()) {
                if (isNative(entry)) {
                    unpack(jar, entry, natives);
                } else if (isShipped(entry)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        byte[] content = in.readAllBytes();
                        boolean lean = debugging != null && entry.getName().endsWith(".class");
                        put(out, entry, lean ? debugging.without(content) : content, stored);
                    }
                }
            }
        }
    }

    /**
     * What a JVM looks at; it reads all manifests at each start, and others put a list of all their
     * packages there, for OSGi.
     */
    private static Manifest manifest(JarFile jar, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes kept = manifest.getMainAttributes();
        if (jar.getManifest() != null) {
            jar.getManifest().getMainAttributes().entrySet().stream()
                    .filter(attribute -> attribute.getKey().toString().matches(ATTRIBUTES))
                    .forEach(attribute -> kept.put(attribute.getKey(), attribute.getValue()));
        }
        kept.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (classPath != null) {
            kept.put(Attributes.Name.CLASS_PATH, classPath);
        }
        return manifest;
    }

    /** Writes an entry of the same name and date. */
    private static void put(JarOutputStream out, JarEntry like, byte[] content, boolean stored)
            throws IOException {
        JarEntry entry = new JarEntry(like.getName());
        entry.setTime(like.getTime());
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

    private static boolean isShipped(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && !name.equals(JarFile.MANIFEST_NAME)
                && !name.matches(SIGNATURES)
                && !name.matches(UNUSED);
    }

    private static boolean isNative(JarEntry entry) {
        return entry.getName().matches(".*\\.(so|dll|dylib|jnilib|a)(\\.sha256)?|icudtl\\.dat");
    }

    private static void unpack(JarFile jar, JarEntry entry, Path natives) throws IOException {
        String name = entry.getName();
        if (isOfThisSystem(name)) {
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, natives.resolve(name.substring(name.lastIndexOf('/') + 1)));
            }
        }
    }

    private static boolean isOfThisSystem(String name) {
        int slash = name.lastIndexOf('/');
        if (name.endsWith(".sha256")) {
            return false;
        }
        // Skiko's jar is one system's, and has them at its top.
        return slash < 0
                ? name.matches("(lib)?skiko-.*|icudtl\\.dat")
                : name.substring(0, slash).matches(OURS);
    }

    /** How sqlite and WebP call this system, or how JNA does. */
    private static String folder() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return switch (Installers.system()) {
            case "linux" -> arm ? "(Linux/aarch64|linux-aarch64)" : "(Linux/x86_64|linux-x86-64)";
            case "mac" -> arm ? "(Mac/aarch64|darwin-aarch64)" : "(Mac/x86_64|darwin-x86-64)";
            default -> arm ? "(Windows/aarch64|win32-aarch64)" : "(Windows/x86_64|win32-x86-64)";
        };
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static Path only(List<Path> found) {
        if (found.size() != 1) {
            throw new IllegalStateException("there should be one jar of our own: " + found);
        }
        return found.getFirst();
    }
}
