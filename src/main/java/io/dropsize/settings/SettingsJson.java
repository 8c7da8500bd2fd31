package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.LinkForm;
import io.dropsize.store.Timeouts;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The settings as JSON text. What a file lacks is as in {@link Settings#DEFAULT}; what it has
 * besides is passed over.
 */
final class SettingsJson {
    private SettingsJson() {}

    static byte[] write(Settings settings) {
        return JsonText.write(
                JsonText.fields(
                        "destinations",
                        settings.destinations().stream().map(DestinationJson::write).toList(),
                        "destination",
                        settings.destination(),
                        "presets",
                        settings.presets().stream().map(PresetJson::write).toList(),
                        "preset",
                        settings.preset(),
                        "reviewFirst",
                        settings.reviewFirst(),
                        "copied",
                        settings.copied(),
                        "localCopies",
                        settings.localCopies(),
                        "localFolder",
                        settings.localFolder(),
                        "timeouts",
                        timeouts(settings.timeouts()),
                        "theme",
                        settings.theme(),
                        "window",
                        window(settings.window()),
                        "limits",
                        limits(settings.limits()),
                        "updates",
                        updates(settings.updates())));
    }

    /**
     * @throws JacksonException when it is no JSON
     * @throws DropsizeException BAD_SETTING when a value can't be what it says
     */
    static Settings read(byte[] text) {
        JsonFields json = JsonText.read(text);
        Settings usual = Settings.DEFAULT;
        return new Settings(
                Objects.requireNonNullElse(
                        json.parts("destinations", DestinationJson::read), usual.destinations()),
                Objects.requireNonNullElse(json.text("destination"), usual.destination()),
                Objects.requireNonNullElse(
                        json.parts("presets", PresetJson::read), usual.presets()),
                Objects.requireNonNullElse(json.text("preset"), usual.preset()),
                json.flag("reviewFirst"),
                json.has("copied") ? json.choice("copied", LinkForm.class) : usual.copied(),
                json.text("localCopies", SettingsJson::path),
                json.text("localFolder", SettingsJson::path),
                Objects.requireNonNullElse(
                        json.part("timeouts", SettingsJson::timeouts), usual.timeouts()),
                Objects.requireNonNullElse(json.choice("theme", Theme.class), usual.theme()),
                json.part("window", SettingsJson::window),
                Objects.requireNonNullElse(
                        json.part("limits", SettingsJson::limits), usual.limits()),
                Objects.requireNonNullElse(
                        json.part("updates", SettingsJson::updates), usual.updates()));
    }

    /** Earlier versions wrote addresses of files. */
    private static Path path(String text) {
        return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
    }

    private static Map<String, @Nullable Object> timeouts(Timeouts timeouts) {
        return JsonText.fields(
                "connect", timeouts.connect(),
                "silence", timeouts.silence(),
                "call", timeouts.call());
    }

    private static Timeouts timeouts(JsonFields json) {
        Timeouts usual = Timeouts.USUAL;
        return new Timeouts(
                Objects.requireNonNullElse(json.text("connect", Duration::parse), usual.connect()),
                Objects.requireNonNullElse(json.text("silence", Duration::parse), usual.silence()),
                Objects.requireNonNullElse(json.text("call", Duration::parse), usual.call()));
    }

    private static @Nullable Map<String, @Nullable Object> window(@Nullable WindowBounds bounds) {
        return bounds == null
                ? null
                : JsonText.fields(
                        "x", bounds.x(),
                        "y", bounds.y(),
                        "width", bounds.width(),
                        "height", bounds.height(),
                        "maximized", bounds.maximized());
    }

    private static WindowBounds window(JsonFields json) {
        return new WindowBounds(
                json.needed("x", json.real("x")),
                json.needed("y", json.real("y")),
                json.needed("width", json.real("width")),
                json.needed("height", json.real("height")),
                json.flag("maximized"));
    }

    private static Map<String, @Nullable Object> limits(Limits limits) {
        return JsonText.fields(
                "largestMegapixels", limits.largestMegapixels(),
                "memoryMegabytes", limits.memoryMegabytes(),
                "copiesAtOnce", limits.copiesAtOnce(),
                "uploadsAtOnce", limits.uploadsAtOnce(),
                "megabytesInFlight", limits.megabytesInFlight(),
                "tries", limits.tries());
    }

    private static Limits limits(JsonFields json) {
        return new Limits(
                json.integer("largestMegapixels"),
                json.integer("memoryMegabytes"),
                json.integer("copiesAtOnce"),
                json.integer("uploadsAtOnce"),
                json.integer("megabytesInFlight"),
                json.integer("tries"));
    }

    private static Map<String, @Nullable Object> updates(Updates updates) {
        return JsonText.fields("byItself", updates.byItself(), "asked", updates.asked());
    }

    private static Updates updates(JsonFields json) {
        return new Updates(json.flag("byItself"), json.text("asked", Instant::parse));
    }
}
