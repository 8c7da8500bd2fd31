package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.ProxySettings;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Destination;
import io.dropsize.store.Timeouts;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All user preferences. The destinations always include "This computer", and there is at least one
 * preset.
 *
 * @param destination the name of the current destination
 * @param preset the name of the current preset
 * @param reviewFirst whether dropped images wait for the user's review
 * @param copied the form that is copied automatically after an upload; null for nothing
 * @param linkForm the form in which links are shown and copied; the same as {@code copied} unless
 *     that is null
 * @param links the user's preferences for links
 * @param localCopies a folder for a copy of each result; null for none
 * @param localFolder the folder of "This computer"; null for the default
 * @param timeouts how long to wait for services
 * @param window null until the window has been open
 * @param limits the limits for images; fixed from start to end of the program
 * @param updates whether to check for newer releases
 * @param localLinksExplained whether the user has seen the message that links to "This computer"
 *     open on this computer only
 * @param localAddresses whether images are loaded from addresses on this computer and its network
 * @param lastFolder where images were last chosen; null for none
 * @param trayIcon whether the window shows an icon in the system's tray
 */
public record Settings(
        List<Destination> destinations,
        String destination,
        List<Preset> presets,
        String preset,
        boolean reviewFirst,
        @Nullable LinkForm copied,
        LinkForm linkForm,
        LinkStyle links,
        @Nullable Path localCopies,
        @Nullable Path localFolder,
        Timeouts timeouts,
        Theme theme,
        @Nullable WindowBounds window,
        Limits limits,
        Updates updates,
        boolean localLinksExplained,
        boolean localAddresses,
        @Nullable Path lastFolder,
        EndpointSettings endpoint,
        ProxySettings proxy,
        boolean trayIcon) {

    public static final Settings DEFAULT =
            new Settings(
                    List.of(Destination.thisComputer()),
                    Destination.THIS_COMPUTER,
                    Preset.BUILT_IN,
                    Preset.WEB_1600.name(),
                    false,
                    LinkForm.URL,
                    LinkForm.URL,
                    LinkStyle.DEFAULT,
                    null,
                    null,
                    Timeouts.DEFAULT,
                    Theme.SYSTEM,
                    null,
                    Limits.DEFAULT,
                    Updates.DEFAULT,
                    false,
                    false,
                    null,
                    EndpointSettings.DEFAULT,
                    ProxySettings.DEFAULT,
                    true);

    public Settings {
        destinations =
                destinations.stream().anyMatch(Destination::isThisComputer)
                        ? List.copyOf(destinations)
                        : Stream.concat(
                                        Stream.of(Destination.thisComputer()),
                                        destinations.stream())
                                .toList();
        linkForm = copied == null ? linkForm : copied;
        presets = presets.isEmpty() ? Preset.BUILT_IN : List.copyOf(presets);
    }

    /** Returns the current destination; the first one if the chosen one does not exist. */
    public Destination chosenDestination() {
        return find(destinations, Destination::name, destination).orElse(destinations.getFirst());
    }

    /** Returns the current preset; the first one if the chosen one does not exist. */
    public Preset chosenPreset() {
        return find(presets, Preset::name, preset).orElse(presets.getFirst());
    }

    /**
     * @throws DropsizeException UNKNOWN_NAME
     */
    public Destination destinationNamed(String name) {
        return find(destinations, Destination::name, name)
                .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
    }

    /**
     * @throws DropsizeException UNKNOWN_NAME
     */
    public Preset presetNamed(String name) {
        return find(presets, Preset::name, name)
                .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> nameOf, String name) {
        return all.stream().filter(one -> nameOf.apply(one).equals(name)).findFirst();
    }

    public Settings withDestinations(List<Destination> other) {
        return with(draft -> draft.destinations = other);
    }

    public Settings withDestination(String name) {
        return with(draft -> draft.destination = name);
    }

    public Settings withPresets(List<Preset> other) {
        return with(draft -> draft.presets = other);
    }

    public Settings withPreset(String name) {
        return with(draft -> draft.preset = name);
    }

    public Settings withReviewFirst(boolean review) {
        return with(draft -> draft.reviewFirst = review);
    }

    public Settings withCopied(@Nullable LinkForm form) {
        return with(draft -> draft.copied = form);
    }

    /**
     * Returns settings with this form for all links; whether they are copied automatically does not
     * change.
     */
    public Settings withLinkForm(LinkForm form) {
        return with(
                draft -> {
                    draft.linkForm = form;
                    draft.copied = draft.copied == null ? null : form;
                });
    }

    public Settings withLinks(LinkStyle other) {
        return with(draft -> draft.links = other);
    }

    public Settings withLocalCopies(@Nullable Path folder) {
        return with(draft -> draft.localCopies = folder);
    }

    public Settings withLocalFolder(@Nullable Path folder) {
        return with(draft -> draft.localFolder = folder);
    }

    public Settings withTimeouts(Timeouts other) {
        return with(draft -> draft.timeouts = other);
    }

    public Settings withTheme(Theme other) {
        return with(draft -> draft.theme = other);
    }

    public Settings withWindow(WindowBounds bounds) {
        return with(draft -> draft.window = bounds);
    }

    public Settings withUpdates(Updates other) {
        return with(draft -> draft.updates = other);
    }

    public Settings withLocalLinksExplained() {
        return with(draft -> draft.localLinksExplained = true);
    }

    public Settings withLocalAddresses(boolean allowed) {
        return with(draft -> draft.localAddresses = allowed);
    }

    public Settings withLastFolder(@Nullable Path folder) {
        return with(draft -> draft.lastFolder = folder);
    }

    public Settings withEndpoint(EndpointSettings other) {
        return with(draft -> draft.endpoint = other);
    }

    public Settings withProxy(ProxySettings other) {
        return with(draft -> draft.proxy = other);
    }

    public Settings withTrayIcon(boolean shown) {
        return with(draft -> draft.trayIcon = shown);
    }

    private Settings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** A builder that changes single components of the settings. */
    private static final class Draft {
        private List<Destination> destinations;
        private String destination;
        private List<Preset> presets;
        private String preset;
        private boolean reviewFirst;
        private @Nullable LinkForm copied;
        private LinkForm linkForm;
        private LinkStyle links;
        private @Nullable Path localCopies;
        private @Nullable Path localFolder;
        private Timeouts timeouts;
        private Theme theme;
        private @Nullable WindowBounds window;
        private Limits limits;
        private Updates updates;
        private boolean localLinksExplained;
        private boolean localAddresses;
        private @Nullable Path lastFolder;
        private EndpointSettings endpoint;
        private ProxySettings proxy;
        private boolean trayIcon;

        Draft(Settings from) {
            destinations = from.destinations;
            destination = from.destination;
            presets = from.presets;
            preset = from.preset;
            reviewFirst = from.reviewFirst;
            copied = from.copied;
            linkForm = from.linkForm;
            links = from.links;
            localCopies = from.localCopies;
            localFolder = from.localFolder;
            timeouts = from.timeouts;
            theme = from.theme;
            window = from.window;
            limits = from.limits;
            updates = from.updates;
            localLinksExplained = from.localLinksExplained;
            localAddresses = from.localAddresses;
            lastFolder = from.lastFolder;
            endpoint = from.endpoint;
            proxy = from.proxy;
            trayIcon = from.trayIcon;
        }

        Settings settings() {
            return new Settings(
                    destinations,
                    destination,
                    presets,
                    preset,
                    reviewFirst,
                    copied,
                    linkForm,
                    links,
                    localCopies,
                    localFolder,
                    timeouts,
                    theme,
                    window,
                    limits,
                    updates,
                    localLinksExplained,
                    localAddresses,
                    lastFolder,
                    endpoint,
                    proxy,
                    trayIcon);
        }
    }
}
