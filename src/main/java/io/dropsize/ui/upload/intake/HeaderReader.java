package io.dropsize.ui.upload.intake;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageEngine;
import io.dropsize.pipeline.queue.BackgroundPriority;
import io.dropsize.ui.upload.rows.UploadRow;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Reads the headers of new rows in the background, one after the other. */
public final class HeaderReader {
    private final ImageEngine engine;
    private final Consumer<UploadRow> read;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    BackgroundPriority.threads("dropsize-headers-", () -> true));

    /**
     * @param read receives each row that has been read, on the reader's thread
     */
    public HeaderReader(ImageEngine engine, Consumer<UploadRow> read) {
        this.engine = engine;
        this.read = read;
    }

    public void read(UploadRow row) {
        if (!row.source().isFetched()) {
            return; // It is read when it has been loaded from the web.
        }
        reader.execute(
                () -> {
                    try {
                        row.inspected(engine.probe(row.source().input()));
                    } catch (DropsizeException e) {
                        row.unreadable(e, size(row));
                    }
                    read.accept(row);
                });
    }

    /** Reads the header again at the user's request, even if the image has crashed the program. */
    public void readAgain(UploadRow row) {
        row.forgetProblem();
        row.job().readEvenIfCrashed(); // The request applies to the copy as well.
        reader.execute(() -> engine.readmit(row.source().input()));
        read(row);
    }

    private static @Nullable Long size(UploadRow row) {
        try {
            return row.source().input().size();
        } catch (DropsizeException _) {
            return null; // The row already shows the error.
        }
    }
}
