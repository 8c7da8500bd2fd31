import java.io.BufferedOutputStream;
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

/**
 * The program's jars as they are shipped: {@code dropsize.jar}, which names the others, and these
 * in {@code lib}. Several bring native libraries for every system. Only this system's are shipped,
 * as files in {@code native}, so that nothing is unpacked when the program runs.
 */
final class ShippedJars {
    /** Where jars keep the libraries of this system. */
    private static final String OURS = "(native/|org/sqlite/native/|com/sun/jna/)?" + folder();

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
        List<Path> others = jars.stream().filter(jar -> !jar.equals(own)).toList();
        for (Path jar : others) {
            ship(jar, libraries.resolve(name(jar)), input.resolve("native"), null);
        }
        String path =
                others.stream().map(jar -> "lib/" + name(jar)).collect(Collectors.joining(" "));
        ship(own, input.resolve("dropsize.jar"), input.resolve("native"), path);
        return input;
    }

    private static void ship(Path from, Path to, Path natives, String classPath)
            throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            boolean changes = classPath != null || jar.stream().anyMatch(ShippedJars::isNative);
            if (changes) {
                write(jar, to, natives, classPath);
            } else {
                Files.copy(from, to);
            }
        }
    }

    private static void write(JarFile jar, Path to, Path natives, String classPath)
            throws IOException {
        Manifest manifest = jar.getManifest();
        if (classPath != null) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(dated(jar.getJarEntry(JarFile.MANIFEST_NAME)));
            manifest.write(out);
            for (JarEntry entry : jar.stream().toList()) {
                if (isNative(entry)) {
                    unpack(jar, entry, natives);
                } else if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(dated(entry));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }

    /** A new entry of the same name and date. */
    private static JarEntry dated(JarEntry entry) {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTime(entry.getTime());
        return copy;
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
        // Skiko's jar is one system's and has them at its top.
        return !name.endsWith(".sha256") && (slash < 0 || name.substring(0, slash).matches(OURS));
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
