package io.dropsize.ui.settings;

import io.dropsize.ui.settings.endpoint.EndpointAccess;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** An endpoint that is closed unless a test opens it. */
final class FakeEndpoint implements EndpointAccess {
    final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(new Status(0, null));
    volatile String token = "first-token";

    @Override
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public String renewToken() {
        token = "second-token";
        return token;
    }
}
