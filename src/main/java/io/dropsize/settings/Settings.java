package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.ProxySettings;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.store.Credentials;
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
 * @param ownDestinations those of the user, without those of the team
 * @param ownPresets those of the user, without those of the team
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
 * @param team the team file and its content
 */
public record Settings(
        List<Destination> ownDestinations,
        String destination,
        List<Preset> ownPresets,
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
        boolean trayIcon,
        Team team) {

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
                    true,
                    Team.NONE);

    public Settings {
        ownDestinations =
                ownDestinations.stream().anyMatch(Destination::isThisComputer)
                        ? List.copyOf(ownDestinations)
                        : Stream.concat(
                                        Stream.of(Destination.thisComputer()),
                                        ownDestinations.stream())
                                .toList();
        linkForm = copied == null ? linkForm : copied;
        ownPresets = ownPresets.isEmpty() ? Preset.BUILT_IN : List.copyOf(ownPresets);
    }

    /** Returns the user's destinations, then those of the team that none of them hides. */
    public List<Destination> destinations() {
        return Team.merged(ownDestinations, team.destinations(), Destination::name);
    }

    /** Returns the user's presets, then those of the team that none of them hides. */
    public List<Preset> presets() {
        return Team.merged(ownPresets, team.presets(), Preset::name);
    }

    /** Returns whether the destination of this name is one of the team, which is read-only. */
    public boolean isTeamDestination(String name) {
        return Team.visible(team.destinations(), ownDestinations, Destination::name).stream()
                .anyMatch(one -> one.name().equals(name));
    }

    /** Returns whether the preset of this name is one of the team, which is read-only. */
    public boolean isTeamPreset(String name) {
        return Team.visible(team.presets(), ownPresets, Preset::name).stream()
                .anyMatch(one -> one.name().equals(name));
    }

    /** Returns the current destination; the first one if the chosen one does not exist. */
    public Destination chosenDestination() {
        return findDestination(destination).orElse(ownDestinations.getFirst());
    }

    /** Returns the current preset; the first one if the chosen one does not exist. */
    public Preset chosenPreset() {
        return findPreset(preset).orElse(ownPresets.getFirst());
    }

    /**
     * @throws DropsizeException UNKNOWN_NAME
     */
    public Destination destinationNamed(String name) {
        return findDestination(name)
                .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
    }

    /**
     * @throws DropsizeException UNKNOWN_NAME
     */
    public Preset presetNamed(String name) {
        return findPreset(name)
                .orElseThrow(() -> new DropsizeException(ErrorKind.UNKNOWN_NAME, name));
    }

    public Optional<Destination> findDestination(String name) {
        return find(destinations(), Destination::name, name);
    }

    public Optional<Preset> findPreset(String name) {
        return find(presets(), Preset::name, name);
    }

    private static <T> Optional<T> find(List<T> all, Function<T, String> nameOf, String name) {
        return all.stream().filter(one -> nameOf.apply(one).equals(name)).findFirst();
    }

    /** Returns settings with these destinations. Those of the team do not change. */
    public Settings withDestinations(List<Destination> other) {
        List<Destination> ofTeam =
                Team.visible(team.destinations(), ownDestinations, Destination::name);
        return with(
                draft ->
                        draft.ownDestinations =
                                other.stream().filter(one -> !ofTeam.contains(one)).toList());
    }

    /** Returns settings in which this destination replaces the one of the same name. */
    public Settings withReplaced(Destination other) {
        return withDestinations(
                destinations().stream()
                        .map(one -> one.name().equals(other.name()) ? other : one)
                        .toList());
    }

    public Settings withDestination(String name) {
        return with(draft -> draft.destination = name);
    }

    /** Returns settings with these presets. Those of the team do not change. */
    public Settings withPresets(List<Preset> other) {
        List<Preset> ofTeam = Team.visible(team.presets(), ownPresets, Preset::name);
        return with(
                draft ->
                        draft.ownPresets =
                                other.stream().filter(one -> !ofTeam.contains(one)).toList());
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

    public Settings withTeam(Team other) {
        return with(draft -> draft.team = other);
    }

    /** Returns settings with the user's credentials for a destination of the team. */
    public Settings choosing(Destination ofTeam, Credentials credentials) {
        return withTeam(team.choosing(ofTeam, credentials));
    }

    private Settings with(Consumer<SettingsDraft> change) {
        SettingsDraft draft = new SettingsDraft(this);
        change.accept(draft);
        return draft.settings();
    }
}
