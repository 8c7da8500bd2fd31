package io.dropsize.settings;

import io.dropsize.error.ErrorDetail;
import io.dropsize.settings.json.DestinationJson;
import io.dropsize.settings.json.JsonFields;
import io.dropsize.settings.json.JsonMerge;
import io.dropsize.settings.json.JsonText;
import io.dropsize.settings.json.LinkStyleJson;
import io.dropsize.settings.json.PresetJson;
import io.dropsize.settings.json.ProxyJson;
import io.dropsize.store.Timeouts;
import io.dropsize.store.link.LinkForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The settings as JSON text. A missing field is as in {@link Settings#DEFAULT}. */
final class SettingsJson {
    private SettingsJson() {}

    /**
     * A file's content.
     *
     * @param settings with the values that this version can read
     * @param fields all fields, including unknown ones
     */
    record Content(Settings settings, JsonFields fields) {
        static final Content EMPTY = new Content(Settings.DEFAULT, new JsonFields(Map.of()));

        /** Returns the content with the team's destinations and presets. */
        Content withTeam(TeamFile file) {
            return new Content(settings.withTeam(settings.team().with(file)), fields);
        }

        /** Returns a sentence for each value that can't be read, by its field. */
        Map<String, List<ErrorDetail>> misread() {
            return fields.misread();
        }
    }

    /**
     * Returns the text of a file with the settings, and with the parts of the previous file that
     * this version can't read.
     */
    static byte[] write(Settings settings, Content before) {
        return JsonText.write(
                JsonMerge.merge(before.fields(), fields(before.settings()), fields(settings)));
    }

    private static Map<String, @Nullable Object> fields(Settings settings) {
        return JsonText.fields(
                "destinations",
                settings.ownDestinations().stream().map(DestinationJson::write).toList(),
                "destination",
                settings.destination(),
                "presets",
                settings.ownPresets().stream().map(PresetJson::write).toList(),
                "preset",
                settings.preset(),
                "reviewFirst",
                settings.reviewFirst(),
                "copied",
                settings.copied(),
                "linkForm",
                settings.linkForm(),
                "links",
                LinkStyleJson.write(settings.links()),
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
                updates(settings.updates()),
                "localLinksExplained",
                settings.localLinksExplained(),
                "localAddresses",
                settings.localAddresses(),
                "lastFolder",
                settings.lastFolder(),
                "endpoint",
                EndpointJson.write(settings.endpoint()),
                "proxy",
                ProxyJson.write(settings.proxy()),
                "trayIcon",
                settings.trayIcon(),
                "team",
                TeamJson.write(settings.team()));
    }

    /**
     * Reads all valid values; {@link Content#misread} reports the others.
     *
     * @param inUse the settings that replace values which can't be read
     * @throws JacksonException if it is not JSON
     */
    static Content read(byte[] text, Settings inUse) {
        JsonFields usual = JsonFields.of(fields(Settings.DEFAULT));
        JsonFields invalid = JsonFields.of(fields(inUse)).asLenient(usual, usual);
        JsonFields json = JsonText.read(text).asLenient(usual, invalid);
        return new Content(settings(json), json);
    }

    private static Settings settings(JsonFields json) {
        return new Settings(
                json.needed("destinations", json.parts("destinations", DestinationJson::read)),
                json.needed("destination", json.text("destination")),
                json.needed("presets", json.parts("presets", PresetJson::read)),
                json.needed("preset", json.text("preset")),
                json.flag("reviewFirst"),
                json.isNull("copied") ? null : json.choice("copied", LinkForm.class),
                json.needed("linkForm", json.choice("linkForm", LinkForm.class)),
                json.needed("links", json.part("links", LinkStyleJson::read)),
                json.text("localCopies", SettingsJson::path),
                json.text("localFolder", SettingsJson::path),
                json.needed("timeouts", json.part("timeouts", SettingsJson::timeouts)),
                json.needed("theme", json.choice("theme", Theme.class)),
                json.whole("window", SettingsJson::window),
                json.needed("limits", json.part("limits", SettingsJson::limits)),
                json.needed("updates", json.part("updates", SettingsJson::updates)),
                json.flag("localLinksExplained"),
                json.flag("localAddresses"),
                json.text("lastFolder", SettingsJson::path),
                json.needed("endpoint", json.part("endpoint", EndpointJson::read)),
                json.needed("proxy", json.whole("proxy", ProxyJson::read)),
                json.flag("trayIcon"),
                Objects.requireNonNullElse(json.whole("team", TeamJson::read), Team.NONE));
    }

    /** Parses an absolute path. A relative path would depend on the working folder. */
    static Path path(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("relative");
        }
        return path;
    }

    private static Map<String, @Nullable Object> timeouts(Timeouts timeouts) {
        return JsonText.fields(
                "connect", timeouts.connect(),
                "idle", timeouts.idle(),
                "call", timeouts.call());
    }

    private static Timeouts timeouts(JsonFields json) {
        return new Timeouts(
                json.needed("connect", json.text("connect", Timeouts::parse)),
                json.needed("idle", json.text("idle", Timeouts::parse)),
                json.needed("call", json.text("call", Timeouts::parse)));
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
        return JsonText.fields("automatic", updates.automatic(), "lastCheck", updates.lastCheck());
    }

    private static Updates updates(JsonFields json) {
        return new Updates(json.flag("automatic"), json.text("lastCheck", Instant::parse));
    }
}
