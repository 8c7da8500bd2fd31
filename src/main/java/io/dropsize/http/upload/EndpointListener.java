package io.dropsize.http.upload;

import io.dropsize.clipboard.ClipboardImages;
import io.dropsize.clipboard.DesktopClipboard;
import io.dropsize.error.DropsizeException;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;

import java.util.List;

/**
 * The program around the endpoint: shows what the endpoint does, and has the clipboard. Methods are
 * called from any thread and, except {@link #clipboard}, must return quickly.
 */
public interface EndpointListener {
    /** For programs without a window. */
    static EndpointListener withoutWindow(DesktopClipboard clipboard) {
        return new EndpointListener() {
            @Override
            public void accepted(List<Job> jobs, Preset preset, Destination destination) {}

            @Override
            public void refused(String origin) {}

            @Override
            public boolean offersRetry() {
                return false;
            }

            @Override
            public List<Source> clipboard() {
                return new ClipboardImages(clipboard).sources();
            }
        };
    }

    /** A request's images are in the queue. */
    void accepted(List<Job> jobs, Preset preset, Destination destination);

    /** A page or app of this origin has sent a request, and is not allowed to. */
    void refused(String origin);

    /** Whether failed uploads can be retried, so that their images must be kept. */
    boolean offersRetry();

    /**
     * The images on the clipboard, at least one. Blocks.
     *
     * @throws DropsizeException CLIPBOARD_WITHOUT_IMAGE, or why it can't be read
     */
    List<Source> clipboard();
}
