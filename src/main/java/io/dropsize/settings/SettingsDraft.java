package io.dropsize.settings;

import io.dropsize.network.ProxySettings;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Destination;
import io.dropsize.store.Timeouts;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** A builder that changes single components of the settings. */
final class SettingsDraft {
    List<Destination> ownDestinations;
    String destination;
    List<Preset> ownPresets;
    String preset;
    boolean reviewFirst;
    @Nullable LinkForm copied;
    LinkForm linkForm;
    LinkStyle links;
    @Nullable Path localCopies;
    @Nullable Path localFolder;
    Timeouts timeouts;
    Theme theme;
    @Nullable WindowBounds window;
    Limits limits;
    Updates updates;
    boolean localLinksExplained;
    boolean localAddresses;
    @Nullable Path lastFolder;
    EndpointSettings endpoint;
    ProxySettings proxy;
    boolean trayIcon;
    Team team;

    SettingsDraft(Settings from) {
        ownDestinations = from.ownDestinations();
        destination = from.destination();
        ownPresets = from.ownPresets();
        preset = from.preset();
        reviewFirst = from.reviewFirst();
        copied = from.copied();
        linkForm = from.linkForm();
        links = from.links();
        localCopies = from.localCopies();
        localFolder = from.localFolder();
        timeouts = from.timeouts();
        theme = from.theme();
        window = from.window();
        limits = from.limits();
        updates = from.updates();
        localLinksExplained = from.localLinksExplained();
        localAddresses = from.localAddresses();
        lastFolder = from.lastFolder();
        endpoint = from.endpoint();
        proxy = from.proxy();
        trayIcon = from.trayIcon();
        team = from.team();
    }

    Settings settings() {
        return new Settings(
                ownDestinations,
                destination,
                ownPresets,
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
                trayIcon,
                team);
    }
}
