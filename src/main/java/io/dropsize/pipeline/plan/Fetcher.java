package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.net.URI;

/** Loads an image from the web. */
@FunctionalInterface
public interface Fetcher {
    /** A fetcher that refuses every address. */
    Fetcher NONE =
            address -> {
                throw new DropsizeException(ErrorKind.ADDRESS_REFUSED, address.getHost());
            };

    /**
     * Loads the image at an address. Blocks and honours interruption. Thread-safe.
     *
     * @return its bytes as a source, named by the server or after the address
     * @throws DropsizeException CANCELLED if interrupted, otherwise the reason for the failure
     */
    Source fetch(URI address);
}
