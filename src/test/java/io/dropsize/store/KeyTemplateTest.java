package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

class KeyTemplateTest {
    private static KeyTemplate.Values named(String name) {
        return new KeyTemplate.Values(
                LocalDate.of(2026, 3, 9), name, "0123456789abcdef", "Web 1600", 1600, 900, "jpg");
    }

    @Test
    void theUsualTemplateSortsByMonthAndTellsPicturesOfOneNameApart() {
        assertThat(KeyTemplate.DEFAULT.key(named("Holiday 7")))
                .isEqualTo("2026/03/holiday-7-01234567.jpg");
        assertThat(KeyTemplate.DEFAULT.unique()).isTrue();
        assertThat(new KeyTemplate("{name}.{ext}").unique()).isFalse();
    }

    @Test
    void everyFieldIsFilledIn() {
        assertThat(
                        new KeyTemplate("{yyyy}-{MM}-{dd}/{preset}/{name}_{width}x{height}.{ext}")
                                .key(named("a")))
                .isEqualTo("2026-03-09/web-1600/a_1600x900.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        "Größe ÄÖÜ, grosse-aou",
        "Ærø Łódź, aero-lodz",
        "my photo (1), my-photo-1",
        "../../etc/passwd, etc-passwd",
        ".hidden, hidden",
        "a..b, a.b",
        "日本, image",
        "🐈 cat, cat",
        "snake_case-1.2, snake_case-1.2",
        "'$1\\0', 1-0",
        "'', image",
    })
    void namesBecomePlainAscii(String name, String slug) {
        assertThat(new KeyTemplate("{name}").key(named(name))).isEqualTo(slug);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(new KeyTemplate("{name}.{ext}").key(named("x".repeat(5_000))))
                .hasSize(104)
                .endsWith("x.jpg");
    }

    @Test
    void aLongKeyKeepsItsEnd() {
        String key =
                new KeyTemplate("folder/".repeat(200) + "{name}-{hash}.{ext}").key(named("cat"));

        assertThat(key).hasSizeLessThanOrEqualTo(900).endsWith("/cat-01234567.jpg");
        assertThat(key).doesNotStartWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{nam}.{ext}",
                "images/{width}.{ext}",
                "/{name}",
                "{name}/",
                "a//{name}",
                "./{name}",
                "a/../{name}",
                "{name} {hash}",
                "{name",
                "ü{name}",
                ""
            })
    void aWrongTemplateIsSaidInASentence(String template) {
        assertThatThrownBy(() -> new KeyTemplate(template))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.BAD_SETTING);
                            assertThat(ErrorText.of(e))
                                    .startsWith("The key template")
                                    .endsWith(".");
                        });
    }
}
