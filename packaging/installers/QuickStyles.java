import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The program's style sheets in the form that {@code StyleSheets} writes, beside the text. */
final class QuickStyles {
    private static final String TEXT = "css/[^/]+\\.css";

    private QuickStyles() {}

    /**
     * @param program the jar that has the text
     * @param javafx the folder of JavaFX's jars
     * @param work a folder for files on the way; it is made
     */
    static void add(JarFile program, Path javafx, Path work, OneJar to)
            throws IOException, InterruptedException {
        Files.createDirectories(work);
        List<JarEntry> sheets =
                program.stream().filter(entry -> entry.getName().matches(TEXT)).toList();
        for (JarEntry sheet : sheets) {
            try (InputStream in = program.getInputStream(sheet)) {
                Files.copy(in, work.resolve(file(sheet)));
            }
        }
        Tool.jdk(
                "java",
                Stream.of(
                        "--module-path",
                        javafx.toString(),
                        "--add-modules",
                        "javafx.graphics",
                        "packaging/installers/StyleSheets.java",
                        work.toString()));
        for (JarEntry sheet : sheets) {
            JarEntry quick = new JarEntry(sheet.getName().replaceFirst("css$", "bss"));
            quick.setTime(sheet.getTime());
            to.put("dropsize", quick, Files.readAllBytes(work.resolve(file(quick))), true);
        }
    }

    private static String file(JarEntry entry) {
        return entry.getName().replaceFirst(".*/", "");
    }
}
