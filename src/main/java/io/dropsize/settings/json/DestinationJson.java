package io.dropsize.settings.json;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SettingProblem;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

/** A destination in the file's format. */
public final class DestinationJson {
    private DestinationJson() {}

    public static Map<String, @Nullable Object> write(Destination destination) {
        Map<String, @Nullable Object> fields =
                JsonText.fields(
                        "name", destination.name(),
                        "service", destination.service(),
                        "bucket", destination.bucket(),
                        "region", destination.region(),
                        "endpoint", destination.endpoint(),
                        "credentials", credentials(destination.credentials()),
                        "keyTemplate", destination.keyTemplate(),
                        "publicUrl", destination.publicUrl(),
                        "overwrite", destination.overwrite(),
                        "headers", headers(destination.headers()),
                        "certificate", destination.certificate());
        if (!destination.mirrors().isEmpty()) {
            fields.put("mirrors", destination.mirrors());
        }
        return fields;
    }

    public static Destination read(JsonFields json) {
        return new Destination(
                json.needed("name", json.text("name")),
                json.needed("service", json.text("service", Service::named)),
                json.needed("bucket", json.text("bucket")),
                json.text("region"),
                json.text("endpoint", URI::create),
                json.needed("credentials", json.part("credentials", DestinationJson::credentials)),
                json.needed("keyTemplate", json.text("keyTemplate", KeyTemplate::new)),
                json.text("publicUrl", URI::create),
                json.flag("overwrite"),
                headers(json),
                json.text("certificate", Fingerprint::parse),
                json.texts("mirrors"));
    }

    private static @Nullable String headers(UploadHeaders headers) {
        return headers.equals(UploadHeaders.NONE) ? null : headers.text();
    }

    private static UploadHeaders headers(JsonFields json) {
        UploadHeaders headers = json.text("headers", UploadHeaders::parse);
        return headers == null ? UploadHeaders.NONE : headers;
    }

    public static Map<String, @Nullable Object> credentials(Credentials credentials) {
        return switch (credentials) {
            case Credentials.Environment() -> JsonText.fields("kind", "environment");
            case Credentials.Profile(String name) ->
                    JsonText.fields("kind", "profile", "name", name);
            case Credentials.AccessKey(String id) ->
                    JsonText.fields("kind", "access-key", "id", id);
        };
    }

    public static Credentials credentials(JsonFields json) {
        String kind = json.needed("kind", json.text("kind"));
        return switch (kind) {
            case "environment" -> new Credentials.Environment();
            case "profile" -> new Credentials.Profile(json.needed("name", json.text("name")));
            case "access-key" -> new Credentials.AccessKey(json.needed("id", json.text("id")));
            default ->
                    throw DropsizeException.setting(SettingProblem.CREDENTIALS_KIND_UNKNOWN, kind);
        };
    }
}
