package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileNameTest {
    @Test
    void aNameBreaksBehindAHyphen() {
        assertThat(TileName.breakAt("red-tablet-on-desk.jpg", 16))
                .isEqualTo("red-tablet-on-".length());
    }

    @Test
    void anExtensionIsNotAloneInTheSecondLine() {
        assertThat(TileName.breakAt("apple-92585329.jpg", 15)).isEqualTo("apple-".length());
        assertThat(TileName.breakAt("apple-92585329.jpg", 17)).isEqualTo("apple-".length());
        assertThat(TileName.breakAt("apple92585329.jpg", 15)).isEqualTo("apple92585329".length());
    }

    @Test
    void aNameWithoutHyphensBreaksWhereTheRoomEnds() {
        assertThat(TileName.breakAt("abcdefghijklmnop.jpg", 10)).isEqualTo(10);
    }
}
