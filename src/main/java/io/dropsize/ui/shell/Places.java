package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.ui.history.HistoryView;
import io.dropsize.ui.history.UploadPictures;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.library.LibraryView;
import io.dropsize.ui.settings.SettingsCore;
import io.dropsize.ui.settings.SettingsView;
import io.dropsize.ui.settings.UpdateModel;
import io.dropsize.ui.upload.UploadView;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The views that the sidebar leads to. All but the first are made when they are first needed. */
final class Places {
    private final Dropsize dropsize;
    private final UploadView upload;
    private final Background background;
    private final Desk desk;
    private final LinkChoice choice;
    private final IntConsumer libraryCount;
    private final UploadPictures pictures;
    private @Nullable LibraryView library;
    private @Nullable HistoryView history;
    private @Nullable SettingsView settings;
    private @Nullable UpdateModel updates;

    /**
     * @param libraryCount hears how many images the Library shows
     */
    Places(
            Dropsize dropsize,
            UploadView upload,
            Background background,
            Desk desk,
            LinkChoice choice,
            IntConsumer libraryCount) {
        this.dropsize = dropsize;
        this.upload = upload;
        this.background = background;
        this.desk = desk;
        this.choice = choice;
        this.libraryCount = libraryCount;
        this.pictures = new UploadPictures(dropsize.uploadThumbnails(), dropsize.stores());
    }

    /** Keeps a small picture of what was uploaded for the history. */
    void keepPicture(Plan uploaded) {
        pictures.keep(uploaded);
    }

    /** Returns the views in the order of the sidebar. */
    List<Supplier<AppView>> all() {
        return List.of(() -> upload, this::library, this::history, this::settings);
    }

    /** Returns what can be loaded before it is visited, in parts that take a short time each. */
    List<Supplier<Parent>> parts() {
        List<Supplier<Parent>> parts = new ArrayList<>();
        parts.add(upload::list);
        parts.add(() -> library().root());
        parts.add(() -> history().root());
        parts.add(() -> settings().frame());
        for (int i = 0; i < SettingsView.SECTIONS; i++) {
            int number = i;
            parts.add(() -> settings().prepare(number));
        }
        return parts;
    }

    /** What the Library shows may have changed. */
    void listAnew() {
        if (library != null) {
            library.refresh();
        }
    }

    /** Begins a new destination in the settings. */
    void addDestination() {
        settings().addDestination();
    }

    /** Shows the settings of the destination with this name. */
    void showDestination(String name) {
        settings().showDestination(name);
    }

    UpdateModel updates() {
        UpdateModel made = updates;
        if (made == null) {
            made = UpdateModel.of(dropsize.releases(), dropsize.settings(), background, desk);
            updates = made;
        }
        return made;
    }

    private LibraryView library() {
        LibraryView made = library;
        if (made == null) {
            made =
                    new LibraryView(
                            dropsize.settings(),
                            dropsize.stores(),
                            dropsize.thumbnails(),
                            dropsize.deletions(),
                            background,
                            desk,
                            choice);
            made.count().addListener((_, _, count) -> libraryCount.accept(count.intValue()));
            library = made;
        }
        return made;
    }

    private HistoryView history() {
        HistoryView made = history;
        if (made == null) {
            made = new HistoryView(dropsize.uploads(), pictures, background, desk);
            history = made;
        }
        return made;
    }

    private SettingsView settings() {
        SettingsView made = settings;
        if (made == null) {
            made =
                    new SettingsView(
                            new SettingsCore(
                                    dropsize.settings(),
                                    dropsize.secrets(),
                                    dropsize.stores()::check,
                                    dropsize.folders().images(),
                                    dropsize.maker()::makes,
                                    updates()),
                            background,
                            desk);
            settings = made;
        }
        return made;
    }
}
