package io.dropsize.ui.settings.destinations;

import io.dropsize.error.DropsizeException;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.Mirrors;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Team;
import io.dropsize.settings.TeamCopy;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores destinations in the settings, and their secrets in the keyring. Blocks. */
public final class DestinationKeeper {
    private final SettingsStore settings;
    private final SecretStore secrets;

    public DestinationKeeper(SettingsStore settings, SecretStore secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /**
     * Adds or replaces a destination. Its secret is moved to a new name. Of a destination of the
     * team, only the credentials are stored.
     *
     * @param before the old name; null for a new destination
     * @param typed a new secret; empty to keep the stored one
     * @throws DropsizeException if settings or keyring can't be written or read; with SECRET_STAYS
     *     the destination is saved, and its secret also remains under the old name
     */
    void save(@Nullable String before, Destination destination, String typed) {
        String left = before == null ? "" : before;
        boolean leaves =
                hasSecret(left) && !(hasSecret(destination) && left.equals(destination.name()));
        boolean follows = leaves && hasSecret(destination);
        Optional<String> secret =
                typed.isEmpty() && follows ? secrets.get(left) : Optional.of(typed);
        if (hasSecret(destination)) {
            secret.filter(s -> !s.isEmpty()).ifPresent(s -> secrets.put(destination.name(), s));
        }
        Optional<TeamCopy> copy = keptTeamFile(left, destination.name());
        settings.update(now -> replaced(now, before, destination));
        copy.ifPresent(TeamCopy::deleteOthers);
        // A secret may exist although it was not found: a closed wallet reports it as missing.
        if (leaves && (!follows || secret.isPresent())) {
            secrets.remove(left);
        }
    }

    /**
     * Adds a copy of a destination.
     *
     * @return the copy, which has its own name
     */
    Destination duplicate(Destination like, String name) {
        Destination copy = like.named(name);
        secrets.get(like.name()).ifPresent(secret -> secrets.put(name, secret));
        settings.update(now -> replaced(now, null, copy));
        return copy;
    }

    /**
     * Removes a destination and its secret; the bucket is not touched.
     *
     * @throws DropsizeException SECRET_STAYS; the destination then remains as well, so that it can
     *     be removed later
     */
    void remove(String name) {
        if (hasSecret(name)) {
            secrets.remove(name);
        }
        settings.update(now -> Mirrors.without(name, now));
    }

    /** Makes the destination the current one. */
    void choose(String name) {
        settings.update(now -> now.withDestination(name));
    }

    /**
     * Writes the copy of the team file for another name of the destination that contains the file,
     * because the name of the copy depends on it. Returns it; empty if the name stays.
     */
    private Optional<TeamCopy> keptTeamFile(String before, String after) {
        Team team = settings.get().team();
        String source = team.renamed(before, after).source();
        if (source == null || source.equals(team.source())) {
            return Optional.empty();
        }
        TeamCopy copy = settings.teamCopy(source);
        copy.write(team.file());
        return Optional.of(copy);
    }

    private boolean hasSecret(String name) {
        return settings.get().destinations().stream()
                .anyMatch(known -> known.name().equals(name) && hasSecret(known));
    }

    private static boolean hasSecret(Destination destination) {
        return destination.credentials() instanceof Credentials.AccessKey;
    }

    private static Settings replaced(
            Settings now, @Nullable String before, Destination destination) {
        if (before != null && now.isTeamDestination(before)) {
            return now.choosing(destination, destination.credentials());
        }
        List<Destination> next = new ArrayList<>(now.destinations());
        int place = next.stream().map(Destination::name).toList().indexOf(String.valueOf(before));
        if (place < 0) {
            next.add(destination);
        } else {
            next.set(place, destination);
        }
        Settings kept = now.withDestinations(next);
        if (place >= 0) {
            String old = String.valueOf(before);
            kept = Mirrors.renamed(old, destination.name(), kept);
            kept = kept.withTeam(kept.team().renamed(old, destination.name()));
        }
        return now.destination().equals(before) ? kept.withDestination(destination.name()) : kept;
    }
}
