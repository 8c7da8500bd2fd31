import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names in native libraries that only debuggers read. */
final class Symbols {
    private Symbols() {}

    /** Takes them out of all libraries in the folder, by binutils. */
    static void strip(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strip", "--strip-unneeded"));
        try (var files = Files.walk(folder)) {
            files.map(Path::toString).filter(name -> name.endsWith(".so")).forEach(command::add);
        }
        Tool.run(Map.of(), command);
    }
}
