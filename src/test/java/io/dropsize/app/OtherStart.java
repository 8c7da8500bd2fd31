package io.dropsize.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another start of the program, in a process of its own. The first line of its output says what
 * became of it; as the window, it prints the files of each hand-over in a further line and ends
 * with its input.
 */
final class OtherStart {
    static final String HANDED_OVER = "handed over";
    static final String WINDOW = "is the window";

    private OtherStart() {}

    /** Arguments: the folder in which windows meet, and files. */
    public static void main(String[] args) throws IOException {
        List<Path> files = Stream.of(args).skip(1).map(Path::of).toList();
        var claimed = OneWindow.claim(Path.of(args[0]), files);
        System.out.println(claimed.isPresent() ? WINDOW : HANDED_OVER);
        if (claimed.isPresent()) {
            try (OneWindow window = claimed.get()) {
                window.onFiles(handed -> System.out.println(handed));
                while (System.in.read() >= 0) {
                    // Until the test closes it.
                }
            }
        }
    }
}
