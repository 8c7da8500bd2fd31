package io.dropsize.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The core makes no sentences; they are in errors.properties, so they can be translated. */
class SentencesTest {
    private static final Path SOURCES = Path.of("src/main/java/io/dropsize");
    private static final List<String> CORE =
            List.of(
                    "error",
                    "fetch",
                    "files",
                    "history",
                    "image",
                    "pipeline",
                    "secret",
                    "settings",
                    "store",
                    "submit",
                    "update");

    /** A beginning, an end, or the border between two sentences. */
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "[A-Z][a-z]+( [a-z’']+){2,}.*"
                            + "|.*[a-z]{2}[.;,] [A-Za-z][a-z]+ .*"
                            + "|.* [a-z’']+[.]"
                            + "|.*(can't|can’t|isn't|is not|must be|needs).*");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Messages for the log and for programmers, which no user sees. */
    private static final Pattern INTERNAL =
            Pattern.compile("LOG\\.|new \\w*(Exception|Error)\\(|super\\(|Pattern\\.compile");

    /** Messages that other programs send or expect. */
    private static final Set<String> OF_OTHERS =
            Set.of(
                    "Network is unreachable",
                    "Network is down",
                    "No route to host",
                    "Credential access key",
                    "Raw profile type exif",
                    "Raw profile type APP1",
                    "No name matching",
                    "No space left",
                    "No subject alternative",
                    "Too many stored credentials",
                    "Failed to get credential",
                    "There is no such key.",
                    "The key leads out of the bucket's folder.");

    @Test
    void noEnglishSentenceIsInTheCore() throws IOException {
        try (Stream<Path> files = CORE.stream().flatMap(SentencesTest::files)) {
            assertThat(files.flatMap(SentencesTest::sentences)).isEmpty();
        }
    }

    private static Stream<Path> files(String folder) {
        try {
            return Files.walk(SOURCES.resolve(folder))
                    .filter(it -> it.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sentences(Path file) {
        String code;
        try {
            code = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String withoutComments =
                code.replaceAll("(?s)/\\*.*?\\*/", "")
                        .replaceAll("(?s)\"\"\".*?\"\"\"", "")
                        .replaceAll("(?m)(^|[ ;])// .*$", "");
        return Stream.of(withoutComments.split("[;{}]\\s"))
                .filter(
                        statement ->
                                !INTERNAL.matcher(statement).find()
                                        || statement.contains("new DropsizeException("))
                .flatMap(statement -> LITERAL.matcher(statement).results())
                .map(found -> found.group(1))
                .filter(text -> SENTENCE.matcher(text).matches() && !OF_OTHERS.contains(text))
                .map(text -> file.getFileName() + ": " + text);
    }
}
