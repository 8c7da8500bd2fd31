package io.dropsize.notification;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs AppleScript's {@code display notification}. Title and text are passed as arguments, never as
 * script.
 */
final class OsascriptNotifications {
    private static final int SECONDS = 10;

    private OsascriptNotifications() {}

    static List<String> command(String title, String text) {
        return List.of(
                "/usr/bin/osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 1 of argv) with title (item 2 of argv)",
                "-e",
                "end run",
                "--",
                text,
                title);
    }

    static void send(String title, String text) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(title, text))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
