package io.dropsize.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

@EnabledOnOs(OS.LINUX)
class BackgroundPriorityTest {
    @Test
    void theCompilersAreNiceAfterwardsAndNobodyElse() throws IOException {
        String before = niceness(Path.of("/proc/thread-self"));

        BackgroundPriority.ofCompilers();

        assertThat(compilers())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(niceness(it)).isEqualTo("5"));
        assertThat(niceness(Path.of("/proc/thread-self"))).isEqualTo(before);
    }

    private static List<Path> compilers() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.filter(it -> name(it).contains(" Compiler")).toList();
        }
    }

    /** Empty when it has ended meanwhile. */
    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException _) {
            return "";
        }
    }

    /** The 19th field of stat, the 17th after the name; see proc(5). */
    private static String niceness(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
