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

    static EndpointSettings read(JsonFields json) {
        return new EndpointSettings(
                json.flag("on"),
                json.needed("port", json.integer("port")),
                json.flag("tokenRequired"),
                json.needed("origins", json.parts("origins", EndpointJson::origin)),
                json.needed("folders", json.parts("folders", EndpointJson::folder)));
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
