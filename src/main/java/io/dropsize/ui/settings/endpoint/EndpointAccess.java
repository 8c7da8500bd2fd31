package io.dropsize.ui.settings.endpoint;

import io.dropsize.error.DropsizeException;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

/** The endpoint, as the settings show it. */
public interface EndpointAccess {
    /**
     * Whether the endpoint is open.
     *
     * @param port 0 if it is closed
     * @param error why it is closed although it is switched on; null otherwise
     */
    record Status(int port, @Nullable DropsizeException error) {}

    /** Returns the status, which changes on the JavaFX thread. */
    ReadOnlyObjectProperty<Status> status();

    /**
     * Returns the token that programs send. Blocks.
     *
     * @throws DropsizeException CANNOT_WRITE, FILE_UNREADABLE
     */
    String token();

    /**
     * Replaces the token, and returns the new one. Blocks.
     *
     * @throws DropsizeException CANNOT_WRITE
     */
    String renewToken();
}
