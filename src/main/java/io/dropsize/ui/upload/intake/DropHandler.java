package io.dropsize.ui.upload.intake;

import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Adds dropped and pasted items and those of the last run to the list, and reports skipped ones. On
 * the JavaFX thread.
 */
public final class DropHandler {
    private final UploadIntake intake;
    private final SettingsStore settings;
    private final Background background;
    private final Notice notice;
    private final Runnable ended;
    private final ReadOnlyObjectWrapper<@Nullable UploadRow> first = new ReadOnlyObjectWrapper<>();
    private boolean unseen;
    private int open;

    /**
     * @param ended called when all images of a drop have been added
     */
    public DropHandler(
            UploadIntake intake,
            SettingsStore settings,
            Background background,
            Notice notice,
            Runnable ended) {
        this.intake = intake;
        this.settings = settings;
        this.background = background;
        this.notice = notice;
        this.ended = ended;
    }

    /** Adds files and folders: their images become rows, in order. */
    public void addFiles(List<Path> paths) {
        List<DropItem> items = paths.stream().<DropItem>map(DropItem.OfFile::new).toList();
        add(() -> items, () -> {});
    }

    /**
     * Adds files, folders and images from the web.
     *
     * @param items finds them; may block
     * @param nothing called if there are none
     */
    public void add(Callable<List<DropItem>> items, Runnable nothing) {
        notice.say("");
        unseen = true;
        Settings at = settings.get(); // before another destination can be chosen
        take(
                () -> {
                    List<DropItem> found = items.call();
                    return found.isEmpty()
                            ? Optional.<SkippedItems>empty()
                            : Optional.of(intake.take(found, at));
                },
                left -> left.ifPresentOrElse(some -> notice.say(some.message()), nothing));
    }

    /**
     * Adds one source that is not a file.
     *
     * @param source creates it; may block
     */
    public void add(Callable<Source> source) {
        unseen = true;
        Settings at = settings.get();
        take(() -> intake.take(source.call(), at), _ -> {});
    }

    /**
     * Adds the jobs of the last run.
     *
     * @param unfinished receives the number of unfinished ones
     * @param over called at the end, even after an error
     */
    public void recall(Consumer<UploadIntake.Left> unfinished, Runnable over) {
        take(intake::recall, unfinished, over);
    }

    /** Returns whether more rows of the same batch may be added. */
    public boolean moreToCome() {
        return open > 0 || !intake.isEmpty();
    }

    /** Called when these rows are in the list. */
    public void arrived(List<UploadRow> rows) {
        if (unseen) {
            unseen = false;
            first.set(rows.getFirst());
        }
    }

    /** Returns the first row of the last drop; null before the first drop. */
    public ReadOnlyObjectProperty<@Nullable UploadRow> first() {
        return first.getReadOnlyProperty();
    }

    private <T> void take(Callable<T> work, Consumer<T> said) {
        take(work, said, () -> {});
    }

    private <T> void take(Callable<T> work, Consumer<T> said, Runnable over) {
        open++;
        background.run(
                work,
                result -> {
                    taken();
                    said.accept(result);
                    over.run();
                },
                error -> {
                    taken();
                    if (error.kind() != ErrorKind.CANCELLED) {
                        notice.say(ErrorText.of(error));
                    }
                    over.run();
                });
    }

    private void taken() {
        open--;
        ended.run();
    }
}
