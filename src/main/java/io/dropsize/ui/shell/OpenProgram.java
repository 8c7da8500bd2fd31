package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.app.SingleInstance;

/**
 * The parts that a window works with.
 *
 * @param place the window's claim, through which other starts hand files over
 */
public record OpenProgram(Dropsize dropsize, SingleInstance place) implements AutoCloseable {
    @Override
    public void close() {
        place.leave();
        dropsize.close();
        place.close();
    }
}
