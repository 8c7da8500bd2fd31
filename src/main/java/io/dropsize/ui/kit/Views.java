package io.dropsize.ui.kit;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.Callback;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;

/** Loads views from {@code /fxml}. */
public final class Views {
    private static final Logger LOG = LoggerFactory.getLogger(Views.class);

    private Views() {}

    /**
     * Loads a view and sets its controller.
     *
     * @param name the file's name without its extension
     */
    public static <T extends Parent> T load(String name, Object controller) {
        return load(name, _ -> controller);
    }

    /**
     * Loads a view whose parts have their own controllers.
     *
     * @param controllers creates the controller for each class that the file names
     */
    public static <T extends Parent> T load(String name, Callback<Class<?>, Object> controllers) {
        URL file = Objects.requireNonNull(Views.class.getResource("/fxml/" + name + ".fxml"), name);
        FXMLLoader loader = new FXMLLoader(file, Texts.bundle());
        loader.setControllerFactory(controllers);
        LOG.debug("loading {}", name);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("view " + name, e);
        }
    }
}
