package io.dropsize.ui.settings;

import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.settings.about.UpdateModel;
import io.dropsize.ui.settings.destinations.ConnectionCheck;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What the Settings show and change.
 *
 * @param usualFolder where "This computer" keeps its objects unless another folder is chosen
 * @param formats which formats copies can have on this computer; asked off the JavaFX thread
 * @param updates what is known of newer releases
 */
public record SettingsCore(
        SettingsStore settings,
        SecretStore secrets,
        ConnectionCheck check,
        Path usualFolder,
        Predicate<OutputFormat> formats,
        UpdateModel updates) {}
