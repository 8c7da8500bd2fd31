import javafx.css.Stylesheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes JavaFX's own form of style sheets, which it looks for beside each and reads quicker. A
 * program of its own, since it runs with JavaFX.
 */
final class StyleSheets {
    private StyleSheets() {}

    /** Arguments: a folder, in which each {@code x.css} gets its {@code x.bss}. */
    public static void main(String[] args) throws IOException {
        try (var sheets = Files.newDirectoryStream(Path.of(args[0]), "*.css")) {
            for (Path sheet : sheets) {
                String name = sheet.getFileName().toString().replaceFirst("css$", "bss");
                Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(name).toFile());
            }
        }
    }
}
