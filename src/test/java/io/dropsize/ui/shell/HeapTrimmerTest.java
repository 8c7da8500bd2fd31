package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.ui.Window;
import io.dropsize.ui.upload.BatchView;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

@Tag("window")
class HeapTrimmerTest {
    private static final BatchView RUNNING =
            new BatchView(true, 0, 0, 0, 0, false, "", "", "", 0.5);

    private static final BatchView IDLE = new BatchView(false, 0, 0, 0, 0, false, "", "", "", 0);

    private final SimpleObjectProperty<BatchView> uploads = new SimpleObjectProperty<>(IDLE);
    private final AtomicInteger collections = new AtomicInteger();

    @BeforeEach
    void startToolkit() throws Exception {
        Window.startToolkit();
        Window.on(
                () -> {
                    new HeapTrimmer(uploads, Duration.millis(1), collections::incrementAndGet)
                            .follow(new Scene(new Pane()));
                    return true;
                });
    }

    @Test
    void memoryIsCollectedOnceAfterUploadsHaveEnded() throws Exception {
        show(RUNNING);
        show(IDLE);

        Window.waitUntil(() -> collections.get() == 1);
        show(IDLE);
        assertThat(collections).hasValue(1);
    }

    private void show(BatchView now) {
        Window.on(
                () -> {
                    uploads.set(now);
                    return true;
                });
    }
}
