package io.dropsize.settings.team;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Team;
import io.dropsize.settings.TeamCopy;
import io.dropsize.settings.TeamFile;
import io.dropsize.store.Credentials;
import io.dropsize.store.ObjectStores;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The team file: loads it, and keeps the last good copy beside the settings, which a failure
 * doesn't change. Thread-safe.
 */
public final class TeamFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TeamFiles.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final SettingsStore settings;
    private final TeamSource.Services services;

    /** The last attempt to load a file of which there is no copy. */
    private volatile Instant attempted = Instant.EPOCH;

    /**
     * @param web loads a file of at most {@link TeamFile#MAX_BYTES} from an address
     */
    public TeamFiles(SettingsStore settings, ObjectStores stores, Function<URI, byte[]> web) {
        this.settings = settings;
        this.services = new TeamSource.Services(stores, web);
    }

    /**
     * Loads the file from another source, and uses it from now on. Blocks.
     *
     * @param typed an https address, {@code s3://bucket/key}, {@code destination:key} or a path
     * @throws DropsizeException why it can't be used; the settings don't change
     */
    public TeamFile use(String typed) {
        TeamSource source = TeamSource.parse(typed, settings.get().ownDestinations());
        TeamFile file = TeamFile.read(source.load(services), source.label());
        TeamCopy copy = settings.teamCopy(source.text());
        copy.write(file);
        settings.update(now -> now.withTeam(new Team(source.text(), now.team().choices(), file)));
        copy.deleteOthers();
        return file;
    }

    /**
     * Loads the file again. Blocks.
     *
     * @throws DropsizeException TEAM_FILE_NONE if the user has chosen no source, or why the file
     *     can't be used, UNKNOWN_NAME if its destination is gone; the last good copy stays
     */
    public TeamFile refresh() {
        String chosen = chosen().orElseThrow(() -> new DropsizeException(ErrorKind.TEAM_FILE_NONE));
        TeamCopy copy = settings.teamCopy(chosen);
        attempted = Instant.now();
        copy.attempted(attempted);
        TeamSource source = TeamSource.parseStored(chosen, settings.get().ownDestinations());
        TeamFile file = TeamFile.read(source.load(services), source.label());
        copy.write(file);
        settings.reload();
        if (!chosen().equals(Optional.of(chosen))) {
            copy.delete(); // The user has chosen another source or none meanwhile.
        }
        return file;
    }

    /**
     * Loads the file again if the last attempt was an hour ago or more. Blocks. Failures and
     * problems are logged.
     */
    public void refreshIfDue() {
        if (chosen().filter(this::isDue).isPresent()) {
            try {
                refresh()
                        .problems()
                        .forEach(
                                one ->
                                        LOG.warn(
                                                "the team file: {} {}",
                                                one.getMessage(),
                                                one.details()));
            } catch (DropsizeException e) {
                LOG.warn("the team file is not refreshed: {}", e.getMessage());
            }
        }
    }

    /**
     * Uses no team file. Blocks.
     *
     * @param forgetSecret removes the secret of the destination of this name
     * @throws DropsizeException if a secret or the settings can't be changed
     */
    public void off(Consumer<String> forgetSecret) {
        Settings now = settings.get();
        now.team().choices().stream()
                .filter(one -> one.credentials() instanceof Credentials.AccessKey)
                .map(Team.Choice::name)
                .filter(
                        name ->
                                now.ownDestinations().stream()
                                        .noneMatch(own -> own.name().equals(name)))
                .forEach(forgetSecret);
        settings.update(last -> last.withTeam(Team.NONE));
        settings.teamCopy("").deleteOthers();
    }

    /**
     * Returns the source for people, without a query, which may contain a secret; empty if none.
     */
    public String label() {
        return chosen().map(TeamSource::labelOf).orElse("");
    }

    private Optional<String> chosen() {
        return Optional.ofNullable(settings.get().team().source());
    }

    private boolean isDue(String source) {
        Instant copied = settings.teamCopy(source).attempted();
        Instant last = copied.isBefore(attempted) ? attempted : copied;
        Duration since = Duration.between(last, Instant.now());
        return since.isNegative() || since.compareTo(INTERVAL) >= 0;
    }
}
