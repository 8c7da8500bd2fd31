package io.dropsize;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.error.SettingProblem;
import io.dropsize.ui.kit.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class I18nTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path VIEWS = Path.of("src", "main", "resources", "fxml");
    private static final Pattern KEY = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-zA-Z0-9.-]*)\"");
    private static final Pattern ASKED = Pattern.compile("Texts\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /** Attributes that contain texts for people. */
    private static final Pattern WORDS =
            Pattern.compile(
                    "\\b(text|promptText|accessibleText|accessibleHelp|title|headerText"
                            + "|contentText)=\"([^\"]*)\"");

    @Test
    void everyKeyThatAViewNamesHasAText() {
        assertThat(Texts.bundle().keySet()).containsAll(found(VIEWS, ".fxml", KEY));
    }

    @Test
    void everyKeyThatTheCodeNamesHasAText() {
        assertThat(Texts.bundle().keySet()).containsAll(found(SOURCES, ".java", ASKED));
    }

    @Test
    void everyTextIsUsed() {
        Set<String> used = found(VIEWS, ".fxml", KEY);
        Set<String> spelled = found(SOURCES, ".java", LITERAL);
        Set<String> unused = new TreeSet<>(Texts.bundle().keySet());
        unused.removeAll(used);
        unused.removeIf(key -> spelled.contains(key) || isMade(key, spelled));

        assertThat(unused).isEmpty();
    }

    @Test
    void viewsHoldNoWordsOfTheirOwn() {
        Set<String> words =
                read(VIEWS, ".fxml")
                        .flatMap(text -> WORDS.matcher(text).results())
                        .map(match -> match.group(2))
                        .filter(text -> !text.isEmpty() && !text.matches("[%$].*"))
                        .collect(Collectors.toSet());

        assertThat(words).isEmpty();
    }

    @Test
    void everyTextIsAWellFormedPattern() {
        assertThat(Texts.bundle().keySet())
                .allSatisfy(
                        key ->
                                assertThat(
                                                new MessageFormat(
                                                                Texts.bundle().getString(key),
                                                                Locale.ENGLISH)
                                                        .format(new Object[] {1, 2, 3, 4, 5, 6}))
                                        .isNotBlank());
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfErrorHasASentenceAndAFewWords(ErrorKind kind) {
        DropsizeException error = new DropsizeException(kind, "One thing.", "another");

        assertThat(ErrorText.of(error)).matches(".+[.!?]").doesNotContain("{0}", "{1}", "null");
        assertThat(ErrorText.brief(error)).isNotBlank().hasSizeLessThan(30).doesNotEndWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemOfASettingHasASentence(SettingProblem problem) {
        DropsizeException error = DropsizeException.setting(problem, "one", "two", "three");

        assertThat(ErrorText.of(error)).matches(".+[.]").doesNotContain("{", problem.name());
    }

    @Test
    void noSentenceIsLeftFromAnErrorThatIsGone() {
        Set<String> kinds =
                Stream.of(ErrorKind.values())
                        .flatMap(kind -> Stream.of(kind.name(), kind.name() + ".brief"))
                        .collect(Collectors.toSet());
        Stream.of(SettingProblem.values())
                .map(problem -> ErrorKind.BAD_SETTING + "." + problem)
                .forEach(kinds::add);

        assertThat(ResourceBundle.getBundle("i18n.errors", Locale.ENGLISH).keySet())
                .filteredOn(key -> !key.endsWith(".command") && !key.endsWith(".settings"))
                .containsExactlyInAnyOrderElementsOf(kinds);
        assertThat(ResourceBundle.getBundle("i18n.errors", Locale.ENGLISH).keySet())
                .filteredOn(key -> key.endsWith(".command") || key.endsWith(".settings"))
                .allMatch(key -> kinds.contains(key.replaceFirst("[.](command|settings)$", "")));
    }

    /** Whether the code composes the key from a prefix such as "upload.state.". */
    private static boolean isMade(String key, Set<String> spelled) {
        int end = key.lastIndexOf('.');
        return end > 0 && spelled.contains(key.substring(0, end + 1));
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern) {
        return read(folder, ending)
                .flatMap(text -> pattern.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> read(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .map(I18nTest::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
