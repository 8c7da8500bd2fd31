package io.dropsize.ui.settings.destinations;

import io.dropsize.store.service.Service;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** The names of services in the choice box. */
final class ServiceNames extends StringConverter<Service> {
    @Override
    public String toString(@Nullable Service value) {
        return value == null ? "" : value.label();
    }

    @Override
    public Service fromString(String label) {
        throw new UnsupportedOperationException("the choice is not typed");
    }
}
