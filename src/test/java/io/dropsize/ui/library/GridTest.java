package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.library.GridSelection.Gesture;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

class GridTest {
    private final GridSelection selection = new GridSelection();
    private final List<ObjectInfo> ten =
            IntStream.range(0, 10).mapToObj(i -> object("a" + i + ".png", i)).toList();

    private static ObjectInfo object(String key, long bytes) {
        return new ObjectInfo(key, bytes, Instant.EPOCH.plusSeconds(bytes), null, null, null);
    }

    private List<String> selected() {
        return selection.selected().get().stream().map(ObjectInfo::key).toList();
    }

    @Test
    void shiftSelectsFromWhereTheLastClickWas() {
        selection.show(ten);
        selection.apply(5, Gesture.REPLACE);
        selection.apply(7, Gesture.EXTEND);
        assertThat(selected()).containsExactly("a5.png", "a6.png", "a7.png");
        selection.apply(4, Gesture.EXTEND);
        assertThat(selected()).containsExactly("a4.png", "a5.png");
    }

    @Test
    void controlAddsAndTakesAway() {
        selection.show(ten);
        selection.apply(5, Gesture.REPLACE);
        selection.apply(2, Gesture.TOGGLE);
        assertThat(selected()).containsExactly("a2.png", "a5.png");
        selection.apply(5, Gesture.TOGGLE);
        assertThat(selected()).containsExactly("a2.png");
    }

    @Test
    void whatIsNoLongerShownIsLetGoAndTheRestStaysSelected() {
        selection.show(ten);
        selection.selectAll();
        selection.apply(3, Gesture.MOVE);
        selection.show(List.of(ten.get(9), ten.get(3)));
        assertThat(selected()).containsExactly("a9.png", "a3.png");
        assertThat(selection.lead()).hasValue(1);
        selection.show(List.of());
        assertThat(selected()).isEmpty();
        assertThat(selection.lead()).isEmpty();
    }

    @Test
    void arrowKeysStayInTheirColumnAndReachTheLastImage() {
        GridKeys keys = new GridKeys(10, 4, 2);
        assertThat(keys.target(KeyCode.DOWN, OptionalInt.of(1))).hasValue(5);
        assertThat(keys.target(KeyCode.DOWN, OptionalInt.of(7))).hasValue(9);
        assertThat(keys.target(KeyCode.DOWN, OptionalInt.of(8))).hasValue(8);
        assertThat(keys.target(KeyCode.UP, OptionalInt.of(2))).hasValue(2);
        assertThat(keys.target(KeyCode.LEFT, OptionalInt.of(0))).hasValue(0);
        assertThat(keys.target(KeyCode.RIGHT, OptionalInt.of(9))).hasValue(9);
        assertThat(keys.target(KeyCode.END, OptionalInt.of(2))).hasValue(9);
        assertThat(keys.target(KeyCode.HOME, OptionalInt.of(2))).hasValue(0);
        assertThat(keys.target(KeyCode.PAGE_DOWN, OptionalInt.of(1))).hasValue(9);
        assertThat(keys.target(KeyCode.A, OptionalInt.of(1))).isEmpty();
    }

    @Test
    void keysInAnEmptyGridLeadNowhere() {
        assertThat(new GridKeys(0, 4, 2).target(KeyCode.DOWN, OptionalInt.empty())).isEmpty();
    }

    @Test
    void namesLoseTheHashOfTheKeyTemplateButKeepDates() {
        assertThat(ObjectName.of(object("2026/11/harbour-1c9e77aa.jpg", 1)))
                .isEqualTo("harbour.jpg");
        assertThat(ObjectName.of(object("product-131-apple-92585329.jpg", 1)))
                .isEqualTo("product-131-apple.jpg");
        assertThat(ObjectName.of(object("a-13132024-2.jpg", 1))).isEqualTo("a-2.jpg");
        assertThat(ObjectName.of(object("photo-31122024.jpg", 1))).isEqualTo("photo-31122024.jpg");
        assertThat(ObjectName.of(object("photo-12312024.jpg", 1))).isEqualTo("photo-12312024.jpg");
        assertThat(ObjectName.of(object("photo-20240101.jpg", 1))).isEqualTo("photo-20240101.jpg");
        assertThat(ObjectName.of(object("a/apple-92585329.jpg", 1))).isEqualTo("apple.jpg");
        assertThat(ObjectName.stem(object("x/.png", 1))).isEqualTo(".png");
    }

    @Test
    void theNewestComesFirstAndTheQueryIgnoresCase() {
        assertThat(new Arrangement("", "", Set.of(), Order.NEWEST).of(ten, PictureSets.NONE))
                .first()
                .isEqualTo(ten.get(9));
        assertThat(new Arrangement(" A3 ", "", Set.of(), Order.NAME).of(ten, PictureSets.NONE))
                .containsExactly(ten.get(3));
    }

    @Test
    void onlyImagesOfTheChosenFormatsAreShown() {
        var some = List.of(object("a.jpeg", 1), object("b.png", 2), object("c.webp", 3));
        var formats = Set.of(ImageFormat.JPEG, ImageFormat.WEBP);
        assertThat(new Arrangement("", "", formats, Order.NAME).of(some, PictureSets.NONE))
                .containsExactly(some.get(0), some.get(2));
    }
}
