import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/**
 * The program's jars as they are shipped: {@code dropsize.jar} contains all of them. Several
 * contain native libraries for every system. Only this system's are shipped, as files in {@code
 * native}, so that nothing is extracted when the program runs. Unneeded content is omitted.
 */
final class ShippedJars {
    /** Where jars keep the libraries of this system. */
    private static final String OURS = "(native/|org/sqlite/native/|com/sun/jna/)?" + folder();

    /**
     * From this size on jars are shipped uncompressed: installers compress them to half the size of
     * compressed jars, and their classes load faster.
     */
    private static final long STORED_FROM = 50_000;

    /** Themes other than ours, text of which there is a quicker form, and unused scripts. */
    private static final String UNUSED =
            "atlantafx/base/theme/(?!primer-(light|dark)\\.bss|[A-Z]).*"
                    + "|META-INF/resources/webjars/.*/swagger-ui(-es-.*|-standalone-.*)?\\.js";

    /**
     * Content that applies to a whole jar or module, such as signatures, and is invalid in a merged
     * one.
     */
    private static final String OF_A_JAR =
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC)|versions/.*)"
                    + "|(.*/)?module-info\\.class";

    /** What is kept of our own manifest. */
    private static final String ATTRIBUTES = "Manifest-Version|Main-Class|Implementation-.*";

    /** How java-keyring reaches the keyrings of Windows and macOS; on Linux it is D-Bus. */
    private static final String OTHERS_KEYRINGS = "(jna|jna-platform|jkeychain)-[0-9].*";

    private ShippedJars() {}

    /** Puts them together; returns the folder. */
    static Path collect(Path lib, Path input) throws IOException, InterruptedException {
        Path natives = Files.createDirectories(input.resolve("native"));
        List<Path> jars;
        try (var files = Files.list(lib)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        Path own = only(jars.stream().filter(jar -> name(jar).startsWith("dropsize-")).toList());
        List<Path> others =
                jars.stream().filter(jar -> !jar.equals(own) && isForThisSystem(jar)).toList();
        try (Debugging debugging = new Debugging(jars);
                JarFile program = open(own);
                OneJar one =
                        new OneJar(
                                input.resolve("dropsize.jar"),
                                manifest(program),
                                program.getEntry(JarFile.MANIFEST_NAME).getTime())) {
            ship(program, one, natives, content -> content, true);
            QuickStyles.add(program, lib.resolve("javafx"), input.resolveSibling("css"), one);
            for (Path jar : others) {
                long size = Files.size(jar);
                boolean stored = size >= STORED_FROM;
                try (JarFile library = open(jar)) {
                    ship(library, one, natives, debugging::without, stored);
                }
            }
        }
        return input;
    }

    private static boolean isForThisSystem(Path jar) {
        return !Installers.system().equals("linux") || !name(jar).matches(OTHERS_KEYRINGS);
    }

    /** Opens a jar for the runtime's version of Java, if it has classes for several versions. */
    private static JarFile open(Path jar) throws IOException {
        return new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
    }

    /**
     * @param lean what is shipped of a class
     */
    private static void ship(
            JarFile from, OneJar to, Path natives, UnaryOperator<byte[]> lean, boolean stored)
            throws IOException {
        String library = name(Path.of(from.getName()));
        for (JarEntry entry : from.versionedStream().toList()) {
            if (isNative(entry)) {
                unpack(from, entry, natives);
            } else if (isShipped(entry)) {
                try (InputStream in = from.getInputStream(entry)) {
                    byte[] content = in.readAllBytes();
                    boolean code = entry.getName().endsWith(".class");
                    to.put(library, entry, code ? lean.apply(content) : content, stored);
                }
            }
        }
    }

    private static Manifest manifest(JarFile own) throws IOException {
        Manifest manifest = new Manifest();
        Attributes kept = manifest.getMainAttributes();
        own.getManifest().getMainAttributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().toString().matches(ATTRIBUTES))
                .forEach(attribute -> kept.put(attribute.getKey(), attribute.getValue()));
        return manifest;
    }

    private static boolean isShipped(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory() && !name.matches(OF_A_JAR) && !name.matches(UNUSED);
    }

    private static boolean isNative(JarEntry entry) {
        return entry.getName().matches(".*\\.(so|dll|dylib|jnilib|a)(\\.sha256)?|icudtl\\.dat");
    }

    private static void unpack(JarFile jar, JarEntry entry, Path natives) throws IOException {
        String name = entry.getName();
        if (isOfThisSystem(name)) {
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, natives.resolve(shippedName(name)));
            }
        }
    }

    /**
     * A library by its own name, without the folder. JNA's for macOS ends in .jnilib there, which
     * jpackage takes for no library and does not sign; JNA looks for .dylib as well.
     */
    static String shippedName(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1).replaceFirst("\\.jnilib$", ".dylib");
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
