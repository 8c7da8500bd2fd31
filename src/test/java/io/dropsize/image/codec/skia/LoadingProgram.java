package io.dropsize.image.codec.skia;

import io.dropsize.error.DropsizeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process whose native libraries can't be extracted at first, because a file is in the way.
 * Prints the results.
 */
final class LoadingProgram {
    private LoadingProgram() {}

    public static void main(String[] args) throws IOException {
        Path inTheWay = Path.of(args[0]);
        System.setProperty("skiko.data.path", inTheWay.resolve("native").toString());
        System.out.println(load());
        System.out.println(load());
        Files.delete(inTheWay);
        System.out.println(load());
    }

    private static String load() {
        try {
            Skia.load();
            Skia.data(new byte[1]).close();
            return "loaded";
        } catch (DropsizeException e) {
            return e.kind().name();
        } catch (LinkageError e) {
            return e.toString();
        }
    }
}
