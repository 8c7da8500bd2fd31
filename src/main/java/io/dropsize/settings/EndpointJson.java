package io.dropsize.settings;

import io.dropsize.settings.json.JsonFields;
import io.dropsize.settings.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/** The settings of the endpoint as JSON. */
final class EndpointJson {
    private EndpointJson() {}

    static Map<String, @Nullable Object> write(EndpointSettings endpoint) {
        return JsonText.fields(
                "on",
                endpoint.on(),
                "port",
                endpoint.port(),
                "tokenRequired",
                endpoint.tokenRequired(),
                "origins",
                endpoint.origins().stream().map(it -> JsonText.fields("origin", it)).toList(),
                "folders",
                endpoint.folders().stream().map(it -> JsonText.fields("folder", it)).toList());
    }

    /**
     * @param inUse replaces values that can't be read
     */
    static EndpointSettings read(JsonFields json, EndpointSettings inUse) {
        EndpointSettings usual = EndpointSettings.DEFAULT;
        boolean on = json.flag("on");
        boolean required = !json.has("tokenRequired") || json.flag("tokenRequired");
        return new EndpointSettings(
                json.isMisread("on") ? inUse.on() : on,
                json.or("port", json.integer("port"), usual.port(), inUse.port()),
                json.isMisread("tokenRequired") ? inUse.tokenRequired() : required,
                json.or(
                        "origins",
                        json.parts("origins", EndpointJson::origin),
                        usual.origins(),
                        inUse.origins()),
                json.or(
                        "folders",
                        json.parts("folders", EndpointJson::folder),
                        usual.folders(),
                        inUse.folders()));
    }

    private static String origin(JsonFields json) {
        String origin = json.needed("origin", json.text("origin"));
        if (!EndpointSettings.isOrigin(origin)) {
            throw new IllegalArgumentException(origin);
        }
        return origin;
    }

    private static Path folder(JsonFields json) {
        return json.needed("folder", json.text("folder", SettingsJson::path));
    }
}
