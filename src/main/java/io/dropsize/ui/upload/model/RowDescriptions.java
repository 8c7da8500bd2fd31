package io.dropsize.ui.upload.model;

import io.dropsize.image.ImageEngine;
import io.dropsize.pipeline.journal.Descriptions;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.link.Description;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.application.Platform;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * The alternative texts and titles of rows. An uploaded image has the same ones in all its rows, in
 * the Library and in the History.
 */
public final class RowDescriptions {
    private final List<UploadRow> rows;
    private final ImageEngine engine;
    private Consumer<UploadRow> listener = _ -> {};

    RowDescriptions(List<UploadRow> rows, ImageEngine engine) {
        this.rows = rows;
        this.engine = engine;
    }

    /** Shows what is entered elsewhere about the images of these rows. */
    public void follow(Descriptions all) {
        all.onChange(
                (address, description) -> Platform.runLater(() -> changed(address, description)));
    }

    /**
     * @param changed receives each row whose description was entered elsewhere
     */
    public void onChange(Consumer<UploadRow> changed) {
        listener = changed;
    }

    /** Changes the description of a row, and of other rows with the same uploaded image. */
    public void describe(UploadRow row, Description description) {
        row.describe(description);
        row.done().ifPresent(done -> changed(done.published().link(), description));
    }

    /** The alternative text of an image without one, from its metadata or name. Blocks. */
    public String suggestedAlt(UploadRow row) {
        Source source = row.source();
        return source.isFetched()
                ? engine.description(source.input())
                        .orElseGet(() -> row.completedDescription().text())
                : row.completedDescription().text();
    }

    private void changed(URI address, Description description) {
        for (UploadRow row : rows) {
            Description complete = description.orAlt(row.description().alt());
            boolean isShown =
                    row.done().filter(done -> done.published().link().equals(address)).isPresent();
            if (isShown && !complete.equals(row.description())) {
                row.described(complete);
                listener.accept(row);
            }
        }
    }
}
