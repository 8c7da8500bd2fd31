package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.net.URI;

/** Loads an image from the web. */
@FunctionalInterface
public interface Fetcher {
    /** Loads nothing. */
    Fetcher NONE =
            address -> {
                throw new DropsizeException(ErrorKind.ADDRESS_REFUSED, address.getHost());
            };

    /**
     * Loads the image at an address. Blocks; may be interrupted, and is called from any thread.
     *
     * @return its bytes as a source, named by the server or after the address
     * @throws DropsizeException CANCELLED at an interruption, else the reason for the failure
     */
    Source fetch(URI address);
}
