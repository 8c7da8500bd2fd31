package io.dropsize.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.UUID;

class KeyTemplateTest {
    private static KeyTemplate.Values named(String name) {
        return new KeyTemplate.Values(
                LocalDate.of(2026, 3, 9),
                name,
                "0123456789abcdef",
                "Web 1600",
                1600,
                900,
                "jpg",
                KeyContext.NONE);
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
        "'đà nẵng þór', da-nang-thor",
        "½ cup №3™, 1-2-cup-no3tm",
        "🐈 cat, cat",
        "snake_case-1.2, snake_case-1.2",
        "'$1\\0', 1-0",
        "'', image",
    })
    void latinNamesBecomePlainAscii(String name, String slug) {
        assertThat(new KeyTemplate("{name}").key(named(name))).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({
        "写真 2026, 写真-2026",
        "二〇二六年々, 二〇二六年々",
        "Отпуск в Горах, отпуск-в-горах",
        "ΟΔΟΣ ά, οδος-ά",
        "한국 사진, 한국-사진",
        "สวัสดี น้ำ, สวัสดี-น้ำ",
        "नमस्ते दुनिया, नमस्ते-दुनिया",
        "صورة ٢٠٢٦, صورة-٢٠٢٦",
        "תמונה (1), תמונה-1",
        "ＡＢＣ　１２, abc-12",
        "がぎ café, がぎ-cafe",
    })
    void lettersAndDigitsOfOtherScriptsStay(String name, String slug) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);

        assertThat(KeyTemplate.slug(name)).isEqualTo(slug);
        assertThat(KeyTemplate.slug(decomposed)).isEqualTo(slug);
        assertThat(Normalizer.isNormalized(slug, Normalizer.Form.NFC)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u202Egpj.exe', a-gpj.exe",
        "'צ\u202Eילום', צ-ילום",
        "'葛\uDB40\uDD00飾', 葛飾",
        "'👨\u200D👩\u200D👧 family', family",
        "'❤\uFE0F', image",
        "'3\uFE0F\u20E3', 3",
        "'x\u0304\u0305', x",
        "'\u0301写', 写",
        "'\u3164\u115F', image",
        "'a\uD83Db', a-b",
        "'\uE000\uFFFF', image",
        "'a\u001B[31mb', a-31mb",
    })
    void emojiAndInvisibleCharactersAreRemoved(String name, String slug) {
        assertThat(KeyTemplate.slug(name)).isEqualTo(slug);
    }

    @Test
    void namesAndKeysAreCutByBytesBetweenWholeCharacters() {
        String thai = KeyTemplate.slug("กี่".repeat(500));
        String outsideOfThePlane = KeyTemplate.slug("𠮷".repeat(500));
        String key =
                new KeyTemplate("{name}/".repeat(40) + "{name}.{ext}").key(named("写".repeat(90)));

        assertThat(thai).hasSize(3 * 11).endsWith("กี่");
        assertThat(outsideOfThePlane).isEqualTo("𠮷".repeat(25));
        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(898, 900);
        assertThat(key).startsWith("写").endsWith("写/" + "写".repeat(33) + ".jpg");
    }

    @Test
    void theLastPartOfAKeyFitsIntoAFileName() {
        String key =
                new KeyTemplate("{name}-{preset}-{hash}.{ext}")
                        .key(
                                new KeyTemplate.Values(
                                        LocalDate.of(2026, 3, 9),
                                        "写".repeat(300),
                                        "0123456789abcdef",
                                        "設定".repeat(300),
                                        1,
                                        1,
                                        "jpg",
                                        KeyContext.NONE));

        assertThat(key.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
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
    void aWrongTemplateIsReported(String template) {
        assertThatThrownBy(() -> new KeyTemplate(template))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind().name()).startsWith("TEMPLATE_");
                            assertThat(ErrorText.of(e)).endsWith(".").doesNotContain("'");
                        });
    }

    private static KeyTemplate.Values in(String prefix, String path, String folder) {
        return new KeyTemplate.Values(
                LocalDate.of(2026, 3, 9),
                "写真 2026",
                "0123456789abcdef",
                "Web 1600",
                1600,
                900,
                "jpg",
                KeyContext.in(path, folder)
                        .accepted(
                                prefix,
                                7,
                                UUID.fromString("6f1c1b3e-0a5d-4c1e-9a53-0f4f0b1d2c3e")));
    }

    @ParameterizedTest
    @CsvSource({
        "{path}/{name}.{ext}, trip-a/day-1/写真-2026.jpg",
        "{folder}/{slug}.{ext}, day-1/写真-2026.jpg",
        "{uuid}.{ext}, 6f1c1b3e-0a5d-4c1e-9a53-0f4f0b1d2c3e.jpg",
        "{yyyy}/{counter}.{ext}, 2026/7.jpg",
    })
    void fieldsOfTheUploadAreFilledIn(String template, String key) {
        assertThat(new KeyTemplate(template).key(in("", "Trip A/Day 1", "Day 1"))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{path}/{name}.{ext}", "{folder}/{path}/{name}.{ext}"})
    void fieldsWithoutAValueLeaveNoEmptyFolder(String template) {
        assertThat(new KeyTemplate(template).key(in("", "", ""))).isEqualTo("写真-2026.jpg");
    }

    @Test
    void aPrefixPrecedesTheTemplateAndIsNeverShortened() {
        String deep = "long-folder-name/".repeat(90);
        String key = new KeyTemplate("{path}/{name}.{ext}").key(in("blog/写真", deep, ""));

        assertThat(key).startsWith("blog/写真/").endsWith("/写真-2026.jpg");
        assertThat(Utf8.bytes(key)).isLessThanOrEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource({"/blog/2026/, blog/2026", "' 写真 ', 写真", "'', ''", "/, ''"})
    void prefixesLoseSlashesAndSpacesAtTheirEnds(String typed, String prefix) {
        assertThat(KeyContext.prefix(typed)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "..", "a/./b", "a b", "a?b", "{yyyy}", "a\\b", "a\u202eb"})
    void otherPrefixesAreRefused(String typed) {
        assertThatThrownBy(() -> KeyContext.prefix(typed))
                .isInstanceOf(DropsizeException.class)
                .extracting(e -> ErrorText.of((DropsizeException) e))
                .asString()
                .startsWith("Images can’t be uploaded to the folder “");
    }
}
