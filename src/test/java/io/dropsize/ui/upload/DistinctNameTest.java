package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class DistinctNameTest {
    @Test
    void aNameThatFitsStaysWhole() {
        assertThat(DistinctName.of("product-001.jpg", List.of("product-002.jpg"), _ -> true))
                .isEqualTo("product-001.jpg");
    }

    @Test
    void aNameThatDiffersInTheMiddleBeginsShortlyBeforeTheDifference() {
        assertThat(
                        DistinctName.of(
                                "product-001-issue.jpg",
                                List.of("product-002-issue.jpg", "IMG.jpg"),
                                _ -> false))
                .isEqualTo("…-001-issue.jpg");
    }

    @Test
    void asMuchOfItsEndStaysAsFits() {
        assertThat(
                        DistinctName.of(
                                "product-001-issue.jpg",
                                List.of("product-002-issue.jpg"),
                                text -> text.length() <= 19))
                .isEqualTo("…duct-001-issue.jpg");
    }

    @Test
    void aNameThatDiffersAtItsBeginningKeepsIt() {
        assertThat(DistinctName.of("red-tablet-on-desk.jpg", List.of("blue.jpg"), _ -> false))
                .isEqualTo("red-tablet-on-desk.jpg");
        assertThat(DistinctName.of("alone-in-the-list.jpg", List.of(), _ -> false))
                .isEqualTo("alone-in-the-list.jpg");
    }

    @Test
    void namesAreNotCutWithinACharacter() {
        assertThat(DistinctName.of("picture-😀a1.jpg", List.of("picture-😀a2.jpg"), _ -> false))
                .isEqualTo("…😀a1.jpg");
    }
}
