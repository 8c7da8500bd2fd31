package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;

import java.util.Map;

class PreflightTest {
    @Test
    void withoutADisplayThereIsASentenceInPlaceOfAStackTrace() {
        assertThatThrownBy(() -> Preflight.check(Map.of("DISPLAY", ""), "Linux"))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e ->
                                org.assertj.core.api.Assertions.assertThat(e.kind())
                                        .isEqualTo(ErrorKind.NO_DISPLAY));
    }

    @Test
    void otherSystemsAlwaysHaveOne() {
        assertThatCode(() -> Preflight.check(Map.of(), "Mac OS X")).doesNotThrowAnyException();
    }
}
