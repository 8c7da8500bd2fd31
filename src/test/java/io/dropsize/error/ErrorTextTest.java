package io.dropsize.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorTextTest {
    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void everyKindHasASentenceAndAFewWords(ErrorKind kind) {
        DropsizeException error = new DropsizeException(kind, "One thing.", "another");

        assertThat(ErrorText.of(error)).endsWith(".").doesNotContain("{0}", "{1}", "\n");
        assertThat(ErrorText.brief(error)).isNotBlank().hasSizeLessThan(25);
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void onTheCommandLineNoSentenceSendsPeopleToAPlaceInTheWindow(ErrorKind kind) {
        DropsizeException error = new DropsizeException(kind, "One thing.", "another");

        assertThat(ErrorText.forCommandLine(error))
                .endsWith(".")
                .doesNotContain("{0}", "{1}", "\n")
                .doesNotContain("Settings", "Library", "in the preset", "Choose Retry", " drop ");
    }

    @ParameterizedTest
    @EnumSource(value = ErrorKind.class, mode = EXCLUDE, names = "ADDRESS_FORBIDDEN")
    void inSettingsNoSentenceSendsTheUserToSettings(ErrorKind kind) {
        DropsizeException error = new DropsizeException(kind, "One thing.", "another");

        assertThat(ErrorText.forSettings(error))
                .endsWith(".")
                .doesNotContain("{0}", "{1}", "\n")
                .doesNotContain("in Settings");
    }

    @Test
    void onTheCommandLineTheNextStepIsACommand() {
        DropsizeException missing = new DropsizeException(ErrorKind.OBJECT_MISSING, "a.jpg");

        assertThat(ErrorText.forCommandLine(missing))
                .isEqualTo("a.jpg isn’t in the bucket. “dropsize list” shows all images.");
        assertThat(ErrorText.of(missing))
                .isEqualTo("a.jpg isn’t in the bucket. Refresh the Library.");
    }

    @Test
    void theThingConcernedIsNamedOnOneLine() {
        assertThat(ErrorText.of(new DropsizeException(ErrorKind.EMPTY_FILE, "a\nb.jpg")))
                .startsWith("a b.jpg is empty.");
    }

    @Test
    void errorsThatAreRetriedAutomaticallyDoNotSuggestARetry() {
        DropsizeException broken = new DropsizeException(ErrorKind.CONNECTION_BROKEN, "s3. test");

        assertThat(ErrorText.happened(broken)).isEqualTo("The connection to s3. test was lost.");
    }
}
