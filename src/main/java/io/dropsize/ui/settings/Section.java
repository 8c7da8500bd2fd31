package io.dropsize.ui.settings;

import io.dropsize.ui.kit.Views;
import io.dropsize.ui.settings.shared.SettingsSection;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A section of the settings, loaded on first use. On the JavaFX thread. */
final class Section {
    private final String file;
    private final SettingsSection pane;
    private final Map<Class<?>, Object> controllers;
    private @Nullable Parent root;

    /**
     * @param file its FXML file, without the extension
     * @param pane the controller of the file
     * @param others the controllers of the included files
     */
    Section(String file, SettingsSection pane, Object... others) {
        this.file = file;
        this.pane = pane;
        this.controllers =
                Stream.concat(Stream.of(pane), Stream.of(others))
                        .collect(Collectors.toMap(Object::getClass, each -> each));
    }

    SettingsSection pane() {
        return pane;
    }

    Parent root() {
        Parent loaded = root;
        if (loaded == null) {
            loaded = Views.load(file, type -> Objects.requireNonNull(controllers.get(type)));
            root = loaded;
        }
        return loaded;
    }
}
