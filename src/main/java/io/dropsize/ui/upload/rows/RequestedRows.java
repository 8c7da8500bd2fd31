package io.dropsize.ui.upload.rows;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;

/** The rows that the user has requested to see, such as failed ones. On the JavaFX thread. */
public final class RequestedRows {
    private final ReadOnlyObjectWrapper<List<UploadRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());

    /** Returns the rows; empty before the first request. */
    public ReadOnlyObjectProperty<List<UploadRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    public void seek(List<UploadRow> some) {
        rows.set(List.of()); // Otherwise a repeated request for the same rows would have no effect.
        rows.set(some);
    }

    /**
     * @param show called for each request
     */
    public void onRowsRequested(Runnable show) {
        rows.addListener(
                (_, _, some) -> {
                    if (!some.isEmpty()) {
                        show.run();
                    }
                });
    }
}
