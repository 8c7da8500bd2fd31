package io.dropsize.pipeline.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AltTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_2001",
                "DSC01234",
                "DSCN0042",
                "PXL_20260101_123456789",
                "20260101_120000",
                "Screenshot 2026-11-29 at 19.40.15",
                "Bildschirmfoto 2026-11-29",
                "Pasted 2026-11-29 19.55.01",
                "P1010023",
                "0001",
                "image",
                "image (2)",
                "download",
                "3f2a9c81d0",
                "IMG-20260101-WA0007",
                ""
            })
    void namesThatSayNothingGiveNoText(String stem) {
        assertThat(AltText.of(stem)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "My cat, My cat",
        "Apple_iPhone_5, Apple iPhone 5",
        "product-001-issue, product issue",
        "red-tablet-on-desk, red tablet on desk",
        "red-tablet-on-desk-3f2a9c81, red tablet on desk",
        "IMG_2001 sunset at the sea, IMG sunset at the sea",
        "写真 2026, 写真",
        "Red tablet/on desk, Red tablet/on desk"
    })
    void wordsStay(String stem, String words) {
        assertThat(AltText.of(stem)).isEqualTo(words);
    }
}
