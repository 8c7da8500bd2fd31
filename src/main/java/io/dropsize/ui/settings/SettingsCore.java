package io.dropsize.ui.settings;

import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.team.TeamFiles;
import io.dropsize.ui.settings.about.UpdateModel;
import io.dropsize.ui.settings.destinations.ConnectionCheck;
import io.dropsize.ui.settings.endpoint.EndpointAccess;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * The values and services that the settings use.
 *
 * @param defaultFolder the default folder of "This computer"
 * @param formats which formats this computer can write; called off the JavaFX thread
 * @param updates the state of update checks
 * @param endpoint the endpoint for editors and scripts
 */
public record SettingsCore(
        SettingsStore settings,
        SecretStore secrets,
        TeamFiles teamFiles,
        ConnectionCheck check,
        Path defaultFolder,
        Predicate<OutputFormat> formats,
        UpdateModel updates,
        EndpointAccess endpoint) {}
