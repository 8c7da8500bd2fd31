package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.app.OneWindow;

/**
 * What a window works with.
 *
 * @param place this window's, which others ring at
 */
public record OpenProgram(Dropsize dropsize, OneWindow place) implements AutoCloseable {
    @Override
    public void close() {
        place.leave();
        dropsize.close();
        place.close();
    }
}
