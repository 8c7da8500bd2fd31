package io.dropsize.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.testkit.GeneratedDocument;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Generates docs/errors.md from the kinds, their Javadoc and errors.properties. */
class ErrorReferenceTest {
    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("i18n.errors", Locale.ROOT);

    private static final String INTRODUCTION =
            """
            # Errors

            <!-- ErrorReferenceTest generates this page: run it with -Ddocs.write=true. -->

            Every error has a kind and one sentence: what happened, and what to do next. Commands print the sentence; the endpoint returns both, as `error.kind` and `error.message`.

            - **Exit code**: that of a command that ends with this error. If several images fail, it is 1.
            - **HTTP status**: that of an upload to the endpoint if all its images fail with this kind: 503 for transient errors, which are also retried automatically, and 422 for others. If some images are uploaded, it is 207.
              Warnings about an image that was uploaded change neither.
              See [the endpoint](command-line.md#serve) for requests that are refused as a whole.

            Words in ‹…› are values of the error.
            """;

    private static final String HEAD =
            """

            | kind | what happened, and what to do | exit code | HTTP status |
            |---|---|---|---|
            """;

    /** A section's comment, or the Javadoc of a constant with its name. */
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(?s)// ([A-Z][^\\n]*)|(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*)?\\b([A-Z][A-Z_0-9]+)[,;\\s]");

    private static final Pattern VALUE = Pattern.compile("\\{([0-9])}");

    @Test
    void theReferenceOfErrorsIsUpToDate() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        int kinds = 0;
        for (MatchResult entry : entries("ErrorKind")) {
            if (entry.group(1) != null) {
                page.append("\n## ").append(entry.group(1)).append('\n').append(HEAD);
            } else if (isKind(entry.group(3))) {
                page.append(row(ErrorKind.valueOf(entry.group(3)), comment(entry)));
                kinds++;
            }
        }
        page.append("\n## Settings\n\nThe sentences of `BAD_SETTING`:\n\n");
        page.append("| problem | what happened, and what to do |\n|---|---|\n");
        for (MatchResult entry : entries("SettingProblem")) {
            if (entry.group(1) == null) {
                page.append(row(SettingProblem.valueOf(entry.group(3)), comment(entry)));
            }
        }

        assertThat(kinds).isEqualTo(ErrorKind.values().length);
        GeneratedDocument.verify("docs/errors.md", page.toString());
    }

    private static List<MatchResult> entries(String type) throws IOException {
        String source =
                Files.readString(Path.of("src/main/java/io/dropsize/error/" + type + ".java"));
        int body = source.indexOf("enum " + type) + ("enum " + type).length();
        int end = source.indexOf("private static", body);
        return ENTRY.matcher(source.substring(body, end < 0 ? source.length() : end))
                .results()
                .toList();
    }

    private static boolean isKind(String name) {
        return Arrays.stream(ErrorKind.values()).anyMatch(kind -> kind.name().equals(name));
    }

    private static String comment(MatchResult entry) {
        return entry.group(2) == null
                ? ""
                : entry.group(2).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
    }

    private static String row(ErrorKind kind, String comment) {
        String name = kind.name();
        String text = sentence(name, comment);
        if (TEXTS.containsKey(name + ".command")) {
            text += "<br>Command line: " + sentence(name + ".command", comment);
        }
        return "| `%s`<br>%s | %s | %d | %d |%n"
                .formatted(
                        name,
                        TEXTS.getString(name + ".brief"),
                        kind == ErrorKind.BAD_SETTING ? "See [Settings](#settings)." : text,
                        kind == ErrorKind.CANCELLED ? 130 : 1,
                        kind.isTransient() ? 503 : 422)
                .replace("\r\n", "\n");
    }

    private static String row(SettingProblem problem, String comment) {
        return "| `%s` | %s |\n".formatted(problem, sentence("BAD_SETTING." + problem, comment));
    }

    /** The sentence with the names of its values, which are the context in the Javadoc. */
    private static String sentence(String key, String comment) {
        Map<Integer, String> names = names(comment);
        String pattern = TEXTS.getString(key).replaceAll("'([^']*)'", "$1").replace("|", "\\|");
        return VALUE.matcher(pattern)
                .replaceAll(
                        value ->
                                "‹"
                                        + names.getOrDefault(
                                                Integer.parseInt(value.group(1)), "details")
                                        + "›");
    }

    private static Map<Integer, String> names(String comment) {
        Map<Integer, String> names = new TreeMap<>();
        String context = comment.replaceFirst("(?s)^.*?(Context|Values?): ", "");
        if (context.equals(comment)) {
            return names;
        }
        String list = context.replaceFirst("\\. .*$|\\.$", "");
        for (String name : list.split(", then |, (?=its |the )| and (?=the limit)")) {
            names.put(
                    names.size(),
                    Arrays.stream(name.split(" "))
                            .filter(word -> !word.matches("an?|the|its|in"))
                            .collect(Collectors.joining(" "))
                            .replaceFirst("'s$", ""));
        }
        return names;
    }
}
