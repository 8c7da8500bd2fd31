package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.SafeText;
import io.dropsize.image.ImageFormat;
import io.dropsize.notification.Notifications;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Offer;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Questions;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.shell.transfer.GtkSelections;

import javafx.application.HostServices;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The desktop services of the window. On the JavaFX thread. */
final class WindowDesk implements DesktopServices {
    private static final Logger LOG = LoggerFactory.getLogger(WindowDesk.class);
    private static final List<String> PATTERNS =
            ImageFormat.values().stream()
                    .flatMap(format -> format.extensions().stream())
                    .flatMap(
                            ending ->
                                    List.of(
                                            "*." + ending,
                                            "*." + ending.toUpperCase(java.util.Locale.ROOT))
                                            .stream())
                    .toList();

    /** On the JavaFX thread. */
    private static final long MAX_CHECK_MILLIS = 40;

    private final Stage stage;
    private final HostServices services;
    private final Notifications notifications;
    private final SettingsStore settings;
    private final BiConsumer<String, List<Offer>> toast;
    private final Questions questions;

    /**
     * @param toast shows a message in the window
     */
    WindowDesk(
            Stage stage,
            HostServices services,
            Notifications notifications,
            SettingsStore settings,
            BiConsumer<String, List<Offer>> toast) {
        this.settings = settings;
        this.stage = stage;
        this.services = services;
        this.notifications = notifications;
        this.toast = toast;
        this.questions = new Questions(stage);
    }

    @Override
    public List<Path> chooseImages() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("shell.dialog.choose-images"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(Texts.of("shell.dialog.images"), PATTERNS),
                        new FileChooser.ExtensionFilter(Texts.of("shell.dialog.all"), "*.*"));
        lastFolder().ifPresent(chooser::setInitialDirectory);
        var chosen = chooser.showOpenMultipleDialog(stage);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        remember(chosen.getFirst().getParentFile());
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("shell.dialog.choose-folder"));
        lastFolder().ifPresent(chooser::setInitialDirectory);
        File chosen = chooser.showDialog(stage);
        remember(chosen);
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseSettingsFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("shell.dialog.choose-settings"));
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseNewFile(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("shell.dialog.choose-new"));
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    /** The folder of the last choice, if it exists: the dialogs reject missing folders. */
    private Optional<File> lastFolder() {
        return Optional.ofNullable(settings.get().lastFolder())
                .map(Path::toFile)
                .filter(WindowDesk::isThere);
    }

    /** Does not wait for a network that does not respond; its folder then counts as missing. */
    static boolean isThere(File folder) {
        FutureTask<Boolean> check = new FutureTask<>(folder::isDirectory);
        Thread.ofPlatform().name("dropsize-last-folder").daemon().start(check);
        try {
            return check.get(MAX_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void remember(@Nullable File folder) {
        if (folder != null && settings.hold(now -> now.withLastFolder(folder.toPath()))) {
            Thread.ofVirtual().name("dropsize-last-folder").start(this::writeHeld);
        }
    }

    private void writeHeld() {
        try {
            settings.writeHeldIfRead();
        } catch (DropsizeException e) {
            LOG.warn("the last folder is not remembered: {}", e.getMessage());
        }
    }

    @Override
    public void open(URI address) {
        if (!openedBySystem(address)) {
            services.showDocument(address.toASCIIString());
        }
    }

    /** As JavaFX does it, but without passing this program's environment to the browser. */
    private static boolean openedBySystem(URI address) {
        if (!"disable".equals(System.getenv("GDK_GL"))) {
            return false;
        }
        ProcessBuilder browser = new ProcessBuilder("xdg-open", address.toASCIIString());
        browser.environment().remove("GDK_GL");
        browser.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            browser.start();
            return true;
        } catch (IOException e) {
            LOG.info("no xdg-open: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /**
     * On X11, the program that owns the clipboard serves pastes, unless a clipboard manager takes
     * over.
     */
    @Override
    public boolean keepsCopied() {
        return GtkSelections.loaded()
                .map(gtk -> keepsClipboard(System.getenv()) || gtk.hasClipboardManager())
                .orElse(true);
    }

    /** These keep the clipboard after a program ends, but own no CLIPBOARD_MANAGER selection. */
    static boolean keepsClipboard(Map<String, String> environment) {
        String desktops = environment.getOrDefault("XDG_CURRENT_DESKTOP", "");
        return Stream.of(desktops.split(":")).anyMatch(List.of("GNOME", "KDE")::contains);
    }

    @Override
    public OptionalInt ask(Question question) {
        if (!stage.isFocused()) {
            showOnDesktop(question.title(), "");
        }
        return questions.ask(question);
    }

    @Override
    public void whenNoQuestionIsOpen(Runnable action) {
        questions.whenNoneIsOpen(action);
    }

    @Override
    public void withdrawQuestion() {
        questions.withdraw();
    }

    @Override
    public void say(String sentence) {
        toast.accept(sentence, List.of());
    }

    @Override
    public void announce(String sentence, List<Offer> offers) {
        toast.accept(sentence, offers);
        if (!stage.isFocused()) {
            boolean lost = !stage.isShowing() && !keepsCopied();
            String links = lost ? "\n" + Texts.of("shell.quit.links-in-history") : "";
            showOnDesktop(sentence, links);
        }
    }

    /** Titles and sentences may contain file names. */
    private void showOnDesktop(String text, String addition) {
        notifications.show(Texts.of("app.name"), SafeText.visible(text) + addition);
    }
}
