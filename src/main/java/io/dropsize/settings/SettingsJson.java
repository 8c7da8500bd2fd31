package io.dropsize.settings;

import io.dropsize.error.ErrorDetail;
import io.dropsize.pipeline.plan.Preset;
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

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                "webPageOffered",
                true,
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
        JsonFields json = JsonText.read(text).asLenient();
        Settings usual = Settings.DEFAULT;
        LinkForm copied = json.choice("copied", LinkForm.class);
        Path localCopies = json.text("localCopies", SettingsJson::path);
        Path localFolder = json.text("localFolder", SettingsJson::path);
        WindowBounds window = json.whole("window", SettingsJson::window);
        boolean reviewFirst = json.flag("reviewFirst");
        boolean explained = json.flag("localLinksExplained");
        boolean localAddresses = json.flag("localAddresses");
        Path lastFolder = json.text("lastFolder", SettingsJson::path);
        boolean webPageOffered = json.flag("webPageOffered");
        boolean trayIcon = !json.has("trayIcon") || json.flag("trayIcon");
        return new Content(
                new Settings(
                        json.or(
                                "destinations",
                                json.parts("destinations", DestinationJson::read),
                                usual.ownDestinations(),
                                inUse.ownDestinations()),
                        json.or(
                                "destination",
                                json.text("destination"),
                                usual.destination(),
                                inUse.destination()),
                        presets(
                                json.or(
                                        "presets",
                                        json.parts("presets", PresetJson::read),
                                        usual.ownPresets(),
                                        inUse.ownPresets()),
                                webPageOffered),
                        json.or("preset", json.text("preset"), usual.preset(), inUse.preset()),
                        json.isMisread("reviewFirst") ? inUse.reviewFirst() : reviewFirst,
                        json.isMisread("copied")
                                ? inUse.copied()
                                : json.has("copied") ? copied : usual.copied(),
                        json.or(
                                "linkForm",
                                json.choice("linkForm", LinkForm.class),
                                usual.linkForm(),
                                inUse.linkForm()),
                        json.or(
                                "links",
                                json.part("links", part -> LinkStyleJson.read(part, inUse.links())),
                                usual.links(),
                                inUse.links()),
                        json.isMisread("localCopies") ? inUse.localCopies() : localCopies,
                        json.isMisread("localFolder") ? inUse.localFolder() : localFolder,
                        json.or(
                                "timeouts",
                                json.part("timeouts", part -> timeouts(part, inUse.timeouts())),
                                usual.timeouts(),
                                inUse.timeouts()),
                        json.or(
                                "theme",
                                json.choice("theme", Theme.class),
                                usual.theme(),
                                inUse.theme()),
                        json.isMisread("window") ? inUse.window() : window,
                        json.or(
                                "limits",
                                json.part("limits", part -> limits(part, inUse.limits())),
                                usual.limits(),
                                inUse.limits()),
                        json.or(
                                "updates",
                                json.part("updates", part -> updates(part, inUse.updates())),
                                usual.updates(),
                                inUse.updates()),
                        explained,
                        json.isMisread("localAddresses") ? inUse.localAddresses() : localAddresses,
                        json.isMisread("lastFolder") ? inUse.lastFolder() : lastFolder,
                        json.or(
                                "endpoint",
                                json.part(
                                        "endpoint",
                                        part -> EndpointJson.read(part, inUse.endpoint())),
                                usual.endpoint(),
                                inUse.endpoint()),
                        json.or(
                                "proxy",
                                json.whole("proxy", ProxyJson::read),
                                usual.proxy(),
                                inUse.proxy()),
                        json.isMisread("trayIcon") ? inUse.trayIcon() : trayIcon,
                        json.or(
                                "team",
                                json.whole("team", TeamJson::read),
                                Team.NONE,
                                inUse.team())),
                json);
    }

    /**
     * Adds the built-in preset to files of versions without it, only once, so that the user can
     * remove it.
     */
    private static List<Preset> presets(List<Preset> read, boolean webPageOffered) {
        boolean isThere = read.stream().anyMatch(one -> one.name().equals(Preset.WEB_PAGE.name()));
        return webPageOffered || isThere || read.isEmpty()
                ? read
                : Stream.concat(read.stream(), Stream.of(Preset.WEB_PAGE)).toList();
    }

    /**
     * Parses an absolute path, or a {@code file:} address, which earlier versions wrote. A relative
     * path would depend on the working folder.
     */
    static Path path(String text) {
        Path path = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
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

    private static Timeouts timeouts(JsonFields json, Timeouts inUse) {
        Timeouts usual = Timeouts.DEFAULT;
        String idle = json.name("idle", "silence");
        return new Timeouts(
                json.or(
                        "connect",
                        json.text("connect", Timeouts::parse),
                        usual.connect(),
                        inUse.connect()),
                json.or(idle, json.text(idle, Timeouts::parse), usual.idle(), inUse.idle()),
                json.or("call", json.text("call", Timeouts::parse), usual.call(), inUse.call()));
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

    private static Limits limits(JsonFields json, Limits inUse) {
        return new Limits(
                limit(json, "largestMegapixels", inUse.largestMegapixels()),
                limit(json, "memoryMegabytes", inUse.memoryMegabytes()),
                limit(json, "copiesAtOnce", inUse.copiesAtOnce()),
                limit(json, "uploadsAtOnce", inUse.uploadsAtOnce()),
                limit(json, "megabytesInFlight", inUse.megabytesInFlight()),
                limit(json, "tries", inUse.tries()));
    }

    private static @Nullable Integer limit(JsonFields json, String name, @Nullable Integer inUse) {
        Integer value = json.integer(name);
        return json.isMisread(name) ? inUse : value;
    }

    private static Map<String, @Nullable Object> updates(Updates updates) {
        return JsonText.fields("automatic", updates.automatic(), "lastCheck", updates.lastCheck());
    }

    private static Updates updates(JsonFields json, Updates inUse) {
        String automatic = json.name("automatic", "byItself");
        String lastCheck = json.name("lastCheck", "asked");
        boolean automaticNow = json.flag(automatic);
        Instant lastNow = json.text(lastCheck, Instant::parse);
        return new Updates(
                json.isMisread(automatic) ? inUse.automatic() : automaticNow,
                json.isMisread(lastCheck) ? inUse.lastCheck() : lastNow);
    }
}
