package io.dropsize.ui.upload;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;

/** The rows that the user wants to see, such as those that failed. On the JavaFX thread. */
final class Sought {
    private final ReadOnlyObjectWrapper<List<UploadRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());

    /** Empty before the first time. */
    ReadOnlyObjectProperty<List<UploadRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    void seek(List<UploadRow> some) {
        rows.set(List.of()); // Or seeking the same rows again would change nothing.
        rows.set(some);
    }

    /**
     * @param show is called each time rows are sought
     */
    void onSought(Runnable show) {
        rows.addListener(
                (_, _, some) -> {
                    if (!some.isEmpty()) {
                        show.run();
                    }
                });
    }
}
