package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.secret.SecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Fills in the form as each page of docs/s3 says. With -Ddocs.write=true
 * -Dscreenshots.folder=docs/images it draws the pages' pictures.
 */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class ServiceFormsTest {
    private static final String NAME = "blog";

    private final Map<String, Destination> pages = new TreeMap<>();
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow main;
    private Window window;

    /** A keyring that has every secret. */
    private static final class Keyring implements SecretStore {
        @Override
        public Optional<String> get(String name) {
            return Optional.of("secret");
        }

        @Override
        public void put(String name, String secret) {}

        @Override
        public void remove(String name) {}

        @Override
        public boolean persistent() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Start
    void start(Stage stage) throws IOException {
        for (Service service : Service.remote()) {
            Path page = Path.of("docs/s3/" + service.optionName() + ".md");
            if (Files.exists(page)) {
                pages.put(service.optionName(), destination(service, Files.readString(page)));
            }
        }
        SettingsStore settings = SettingsStore.open(home);
        List<Destination> all = new ArrayList<>(pages.values());
        all.addFirst(Destination.thisComputer());
        settings.update(now -> now.withDestinations(all).withTheme(Theme.LIGHT));
        dropsize =
                new Dropsize(
                        new AppFolders(home, home, home, home.resolve("cache"), home),
                        settings,
                        new Keyring(),
                        new DefaultImageEngine(),
                        new MemoryStore(),
                        () -> {});
        main = new MainWindow(dropsize, stage, _ -> new QuietDesk());
        main.show(() -> main.begin(true));
        window = Window.of(stage);
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void theFormAcceptsWhatThePagesSay(FxRobot robot) throws Exception {
        assertThat(pages).hasSizeGreaterThan(20);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        ComboBox<String> chooser = robot.lookup(".item-chooser").queryComboBox();
        TextField name = robot.lookup("#name").query();
        Node form = robot.lookup(".form-content > .form-rows").query();
        for (String page : pages.keySet()) {
            robot.interact(() -> chooser.setValue(page));
            robot.interact(() -> name.setText(NAME)); // As the pages call it.
            assertThat(visibleProblems(form)).as(page).isEmpty();
            if (Boolean.getBoolean("docs.write")) {
                assertThat(window.shot(form, "s3/" + page)).isNotEmptyFile();
            }
            assertThat(Path.of("docs/images/s3/" + page + ".png")).exists();

            robot.interact(() -> name.setText(page));
        }
    }

    private static List<Node> visibleProblems(Node form) {
        return form.lookupAll(".form-problem").stream().filter(Node::isVisible).toList();
    }

    /** The destination of the page's command. */
    private static Destination destination(Service service, String page) {
        String endpoint = option("endpoint", page).orElse("");
        String publicUrl = option("public-url", page).orElse("");
        var destination =
                new Destination(
                        service.optionName(),
                        service,
                        option("bucket", page).orElseThrow(),
                        option("region", page).orElse(null),
                        endpoint.isEmpty() ? null : URI.create(endpoint),
                        new Credentials.AccessKey("ACCESS-KEY"),
                        KeyTemplate.DEFAULT,
                        publicUrl.isEmpty() ? null : URI.create(publicUrl),
                        false);
        return page.contains("Add the header `" + UploadHeaders.PUBLIC_ACL)
                ? destination.with(UploadHeaders.parse(UploadHeaders.PUBLIC_ACL))
                : destination;
    }

    private static Optional<String> option(String name, String page) {
        return Pattern.compile("(?s)\\$ dropsize destination add [^`]*?--" + name + " (\\S+)")
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }
}
