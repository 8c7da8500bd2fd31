package io.dropsize.http;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;

import java.util.List;

/** Shows what the endpoint does. Methods are called from any thread and must return quickly. */
public interface EndpointListener {
    /** For programs without a window. */
    EndpointListener NONE =
            new EndpointListener() {
                @Override
                public void accepted(List<Job> jobs, Preset preset, Destination destination) {}

                @Override
                public void refused(String origin) {}

                @Override
                public boolean offersRetry() {
                    return false;
                }
            };

    /** A request's images are in the queue. */
    void accepted(List<Job> jobs, Preset preset, Destination destination);

    /** A page or app of this origin has sent a request, and is not allowed to. */
    void refused(String origin);

    /** Whether failed uploads can be retried, so that their images must be kept. */
    boolean offersRetry();
}
