package io.dropsize.tray;

import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

import java.util.Map;

/** A D-Bus object whose properties don't change. */
abstract class ReadOnlyProperties implements Properties {
    private final String path;
    private final Map<String, Variant<?>> properties;

    ReadOnlyProperties(String path, Map<String, Variant<?>> properties) {
        this.path = path;
        this.properties = properties;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The library's interface.
    public <A> A Get(String type, String name) {
        Variant<?> value = properties.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String type, String name, A value) {
        throw new IllegalArgumentException(name);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return properties;
    }

    @Override
    public String getObjectPath() {
        return path;
    }
}
