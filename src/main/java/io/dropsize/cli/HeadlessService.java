package io.dropsize.cli;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.cli.option.WrongUsage;
import io.dropsize.http.ProvidedToken;
import io.dropsize.http.TokenFile;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.DestinationText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The program as a service: configured by its environment, without a keyring. */
final class HeadlessService {
    private static final String SETTINGS = "DROPSIZE_SETTINGS";
    private static final String DESTINATION = "DROPSIZE_DESTINATION";
    private static final String TOKEN = "DROPSIZE_TOKEN";
    private static final String TOKEN_FILE = "DROPSIZE_TOKEN_FILE";

    private final AppFolders folders;
    private final Map<String, String> environment;

    HeadlessService(AppFolders folders, Map<String, String> environment) {
        this.folders = folders;
        this.environment = environment;
    }

    /**
     * Opens the program's core, and loads the team file if it is due. Blocks.
     *
     * @param recorded whether jobs are recorded on disk
     * @throws WrongUsage if a variable is invalid, or no destination is configured
     */
    Dropsize open(boolean recorded) {
        SettingsStore settings = settings();
        Dropsize core = Dropsize.openHeadless(folders, settings, recorded);
        try {
            core.teamFiles().refreshIfDue();
            variable(DESTINATION).ifPresent(text -> choose(settings, text));
            requireUsable(settings);
            return core;
        } catch (RuntimeException e) {
            core.close();
            throw e;
        }
    }

    /**
     * The token that requests must have.
     *
     * @throws WrongUsage if the environment's token is invalid
     */
    Supplier<String> token() {
        Optional<String> file = variable(TOKEN_FILE);
        Optional<String> text = variable(TOKEN);
        if (file.isPresent()) {
            ProvidedToken token = new ProvidedToken(Path.of(file.get()));
            WrongUsage.unless(token::get);
            return token;
        }
        if (text.isPresent()) {
            String token =
                    ProvidedToken.in(text.get())
                            .orElseThrow(
                                    () ->
                                            new WrongUsage(
                                                    TOKEN
                                                            + " must have 32 to 200 ASCII"
                                                            + " characters without spaces."));
            return () -> token;
        }
        return new TokenFile(folders.data())::token;
    }

    private SettingsStore settings() {
        Optional<Path> file = variable(SETTINGS).map(Path::of);
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            throw new WrongUsage("There is no file “" + file.get() + "”; check " + SETTINGS + ".");
        }
        return file.map(SettingsStore::openFile)
                .orElseGet(() -> SettingsStore.open(folders.settings()));
    }

    /**
     * Selects the default destination by its name, or defines one as JSON. The settings file is not
     * changed.
     */
    private static void choose(SettingsStore settings, String text) {
        if (!text.startsWith("{")) {
            WrongUsage.unless(() -> settings.get().destinationNamed(text));
            settings.hold(now -> now.withDestination(text));
            return;
        }
        Destination added = WrongUsage.unless(() -> DestinationText.read(text, DESTINATION));
        settings.hold(now -> with(now, added));
    }

    private static Settings with(Settings settings, Destination added) {
        Stream<Destination> others =
                settings.destinations().stream()
                        .filter(known -> !known.name().equals(added.name()));
        return settings.withDestinations(Stream.concat(others, Stream.of(added)).toList())
                .withDestination(added.name());
    }

    private void requireUsable(SettingsStore settings) {
        settings.defaults().preset();
        Destination destination = settings.defaults().destination();
        if (destination.isThisComputer() && variable(DESTINATION).isEmpty()) {
            throw new WrongUsage(
                    "No destination is configured. Set "
                            + DESTINATION
                            + " to a destination as JSON, or "
                            + SETTINGS
                            + " to a settings file.");
        }
        if (destination.credentials() instanceof Credentials.AccessKey) {
            throw new WrongUsage(
                    "The secret of “"
                            + destination.name()
                            + "” is in a keyring, which --headless does not use. Use the"
                            + " credentials “environment” or “profile”.");
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
