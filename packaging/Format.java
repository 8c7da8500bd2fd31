import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/**
 * Runs google-java-format over all sources on the build's own JDK: {@code check} fails and names
 * the files, {@code write} fixes them. Spotless would run it inside Maven's JVM, which may be too
 * old to parse today's Java.
 */
final class Format {
    public static void main(String[] args) throws Exception {
        List<String> options = new ArrayList<>(List.of("--aosp", "--skip-reflowing-long-strings"));
        options.addAll(
                args[0].equals("write")
                        ? List.of("--replace")
                        : List.of("--dry-run", "--set-exit-if-changed"));
        for (String folder : List.of("src", "packaging")) {
            try (var sources = Files.walk(Path.of(folder))) {
                sources.map(Path::toString)
                        .filter(name -> name.endsWith(".java"))
                        .sorted()
                        .forEach(options::add);
            }
        }
        URL jar = Path.of("target/tools/google-java-format.jar").toUri().toURL();
        try (var loader = new URLClassLoader(new URL[] {jar})) {
            ToolProvider tool =
                    ServiceLoader.load(ToolProvider.class, loader).stream()
                            .map(ServiceLoader.Provider::get)
                            .filter(found -> found.name().equals("google-java-format"))
                            .findFirst()
                            .orElseThrow();
            int code =
                    tool.run(
                            new PrintWriter(System.out, true),
                            new PrintWriter(System.err, true),
                            options.toArray(String[]::new));
            if (code != 0) {
                System.err.println(
                        "These files are not formatted. Run: mvn process-test-classes"
                                + " -Dformat.mode=write");
            }
            System.exit(code);
        }
    }
}
