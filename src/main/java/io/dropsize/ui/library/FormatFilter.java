package io.dropsize.ui.library;

import io.dropsize.image.ImageFormat;
import io.dropsize.ui.kit.Texts;

import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.util.StringConverter;

import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The choice of formats in the Library; all are shown while none is chosen. */
final class FormatFilter {
    private final CheckComboBox<ImageFormat> box;

    FormatFilter(CheckComboBox<ImageFormat> box) {
        this.box = box;
    }

    /** Offers all formats, and writes the chosen ones into the property. */
    void follow(ObjectProperty<Set<ImageFormat>> formats) {
        box.setConverter(titles());
        box.getItems().setAll(ImageFormat.values());
        List<ImageFormat> checked = box.getCheckModel().getCheckedItems();
        box.getCheckModel()
                .getCheckedItems()
                .addListener(
                        (ListChangeListener<ImageFormat>)
                                _ -> {
                                    formats.set(Set.copyOf(checked));
                                    box.setTitle(title(checked));
                                });
        box.setTitle(title(checked));
    }

    private static String title(List<ImageFormat> chosen) {
        return chosen.isEmpty()
                ? Texts.of("library.formats.all")
                : chosen.stream().map(ImageFormat::title).collect(Collectors.joining(", "));
    }

    private static StringConverter<ImageFormat> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable ImageFormat format) {
                return format == null ? "" : format.title();
            }

            @Override
            public ImageFormat fromString(String title) {
                throw new UnsupportedOperationException("the choice is not typed");
            }
        };
    }
}
