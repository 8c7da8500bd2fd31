package io.dropsize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The threat model names its evidence. */
class SecurityDocumentTest {
    private static final Pattern TEST = Pattern.compile("`([a-z0-9.]+\\.[A-Z]\\w*)`");

    @Test
    void eachDefenceNamesATestThatExists() throws IOException {
        List<String> defences =
                Files.readAllLines(Path.of("docs/security.md")).stream()
                        .filter(line -> line.matches("\\| (?!attack|---).*"))
                        .toList();

        assertThat(defences).hasSizeGreaterThan(40);
        for (String defence : defences) {
            String tests = defence.substring(defence.lastIndexOf('|', defence.length() - 2));
            assertThat(TEST.matcher(tests).results().map(SecurityDocumentTest::file).toList())
                    .as(defence)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).exists());
        }
    }

    private static Path file(MatchResult name) {
        String path = name.group(1).replace('.', '/');
        return Path.of("src/test/java/io/dropsize", path + ".java");
    }
}
