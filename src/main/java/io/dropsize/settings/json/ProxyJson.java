package io.dropsize.settings.json;

import io.dropsize.network.ProxySettings;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/** The choice of a proxy as JSON fields, without its password. */
public final class ProxyJson {
    private ProxyJson() {}

    public static Map<String, @Nullable Object> write(ProxySettings proxy) {
        return JsonText.fields(
                "mode", proxy.mode(),
                "host", proxy.host(),
                "port", proxy.port(),
                "user", proxy.user(),
                "exceptions", proxy.exceptions());
    }

    public static ProxySettings read(JsonFields json) {
        ProxySettings usual = ProxySettings.DEFAULT;
        return new ProxySettings(
                Objects.requireNonNullElse(
                        json.choice("mode", ProxySettings.Mode.class), usual.mode()),
                Objects.requireNonNullElse(json.text("host"), usual.host()),
                Objects.requireNonNullElse(json.integer("port"), usual.port()),
                Objects.requireNonNullElse(json.text("user"), usual.user()),
                Objects.requireNonNullElse(json.text("exceptions"), usual.exceptions()));
    }
}
