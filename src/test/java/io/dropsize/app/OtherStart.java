package io.dropsize.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another start of the program, in its own process. The first line of its output is the result; as
 * the window, it prints the files of each hand-over in another line and ends with its input.
 */
final class OtherStart {
    static final String HANDED_OVER = "handed over";
    static final String WINDOW = "is the window";

    private OtherStart() {}

    /** Arguments: the shared folder, and files. */
    public static void main(String[] args) throws IOException {
        List<Path> files = Stream.of(args).skip(1).map(Path::of).toList();
        var claimed = SingleInstance.claim(Path.of(args[0]), files);
        System.out.println(claimed.isPresent() ? WINDOW : HANDED_OVER);
        if (claimed.isPresent()) {
            try (SingleInstance window = claimed.get()) {
                window.onFiles(handed -> System.out.println(handed), Runnable::run);
                while (System.in.read() >= 0) {
                    // Until the test closes it.
                }
            }
        }
    }
}
