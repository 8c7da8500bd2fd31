package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameLabelTest {
    @Test
    void aNameBreaksBehindAHyphen() {
        assertThat(NameLabel.breakAt("red-tablet-on-desk.jpg", 16))
                .isEqualTo("red-tablet-on-".length());
    }

    @Test
    void anExtensionIsNotAloneInTheSecondLine() {
        assertThat(NameLabel.breakAt("apple-92585329.jpg", 15)).isEqualTo("apple-".length());
        assertThat(NameLabel.breakAt("apple-92585329.jpg", 17)).isEqualTo("apple-".length());
        assertThat(NameLabel.breakAt("apple92585329.jpg", 15)).isEqualTo("apple92585329".length());
    }

    @Test
    void aKeyBreaksBehindASlash() {
        assertThat(NameLabel.breakAt("2026/11/apple92585329.jpg", 20))
                .isEqualTo("2026/11/".length());
    }

    @Test
    void aNameWithoutHyphensBreaksWhereTheRoomEnds() {
        assertThat(NameLabel.breakAt("abcdefghijklmnop.jpg", 10)).isEqualTo(10);
    }
}
