package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.ui.history.HistoryLinks;
import io.dropsize.ui.history.HistoryView;
import io.dropsize.ui.history.UploadPictures;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.library.LibraryView;
import io.dropsize.ui.library.UploadedObjects;
import io.dropsize.ui.settings.SettingsCore;
import io.dropsize.ui.settings.SettingsView;
import io.dropsize.ui.settings.about.UpdateModel;
import io.dropsize.ui.settings.endpoint.EndpointAccess;
import io.dropsize.ui.upload.UploadView;

import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The views of the sidebar. All except the first are created on demand. */
final class Navigation {
    private final Dropsize dropsize;
    private final UploadView upload;
    private final Background background;
    private final DesktopServices desk;
    private final LinkChoice choice;
    private final IntConsumer libraryCount;
    private final EndpointAccess endpoint;
    private final UploadPictures pictures;
    private @Nullable LibraryView library;
    private @Nullable HistoryView history;
    private @Nullable SettingsView settings;
    private @Nullable UpdateModel updates;

    /**
     * @param libraryCount receives the number of images in the Library
     * @param endpoint the endpoint for editors and scripts
     */
    Navigation(
            Dropsize dropsize,
            UploadView upload,
            Background background,
            DesktopServices desk,
            LinkChoice choice,
            IntConsumer libraryCount,
            EndpointAccess endpoint) {
        this.dropsize = dropsize;
        this.upload = upload;
        this.background = background;
        this.desk = desk;
        this.choice = choice;
        this.libraryCount = libraryCount;
        this.endpoint = endpoint;
        this.pictures = new UploadPictures(dropsize.uploadThumbnails(), dropsize.stores());
    }

    /** Makes the history's thumbnail of an uploaded image. */
    void keepPicture(Plan uploaded) {
        pictures.keep(uploaded);
    }

    /** Returns the views in the order of the sidebar. */
    List<Supplier<AppView>> all() {
        return List.of(() -> upload, this::library, this::history, this::settings);
    }

    /** Returns the parts that can be loaded in advance, each in a short time. */
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

    /** Lists the Library's images unless that has started, so that their number is shown. */
    void listLibrary() {
        library().shown();
    }

    /** Refreshes the Library, if it has been created, because its content may have changed. */
    void listAgain() {
        if (library != null) {
            library.refresh();
        }
    }

    /** Opens the settings with a new destination. */
    void addDestination() {
        settings().addDestination();
    }

    /** Opens the settings of the destination with this name. */
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
                            new UploadedObjects(
                                    dropsize.deletions(),
                                    dropsize.descriptions(),
                                    dropsize.uploads()::responsive),
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
            var links =
                    new HistoryLinks(
                            dropsize.uploads(),
                            dropsize.settings(),
                            new LinkMaker(dropsize.stores()));
            made = new HistoryView(dropsize.uploads(), pictures, links, choice, background, desk);
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
                                    dropsize.teamFiles(),
                                    dropsize::check,
                                    dropsize.folders().images(),
                                    dropsize.maker()::makes,
                                    updates(),
                                    endpoint),
                            background,
                            desk);
            settings = made;
        }
        return made;
    }
}
