package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.Picture;
import io.dropsize.store.link.SignedExpiry;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.Texts;

import javafx.concurrent.Task;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The links of completed rows. On the JavaFX thread. */
public final class RowLinks {
    private final LinkMaker links;
    private final LinkChoice choice;
    private final Background background;
    private final DesktopServices desk;
    private Runnable beforeCopy = () -> {};

    public RowLinks(
            LinkMaker links, LinkChoice choice, Background background, DesktopServices desk) {
        this.links = links;
        this.choice = choice;
        this.background = background;
        this.desk = desk;
    }

    /** The form in which links are shown and copied. */
    public LinkChoice choice() {
        return choice;
    }

    /** Copies the links of completed rows in the chosen form, one per line. */
    public void copy(Collection<UploadRow> some) {
        copy(some, choice.form().get());
    }

    /** Copies the links of completed rows, one per line. */
    public void copy(Collection<UploadRow> some, LinkForm form) {
        List<UploadRow> done = some.stream().filter(UploadRow::isDone).toList();
        copy(done, form, choice.style().get(), text -> copied(form, done.size(), text));
    }

    /**
     * Copies the elements of responsive pictures that are visible before the page is scrolled, one
     * per line.
     */
    public void copyFirst(Collection<UploadRow> some) {
        List<UploadRow> done = some.stream().filter(UploadRow::isResponsiveDone).toList();
        copy(
                done,
                LinkForm.HTML,
                choice.style().get().atTop(),
                _ -> Texts.of("upload.copied-html", done.size()));
    }

    private void copy(
            List<UploadRow> done, LinkForm form, LinkStyle style, UnaryOperator<String> message) {
        if (done.isEmpty()) {
            return;
        }
        beforeCopy.run();
        write(
                done.stream().map(row -> link(row, form, style)).toList(),
                text -> {
                    desk.copy(text);
                    desk.say(message.apply(text));
                },
                error -> desk.say(ErrorText.of(error)));
    }

    /**
     * @param save saves changes of descriptions before links are created
     */
    public void beforeCopy(Runnable save) {
        beforeCopy = save;
    }

    /**
     * Creates the texts that are copied automatically for completed rows, without copying them: for
     * a responsive picture its HTML element, whatever the form of other links, unless only signed
     * links can be opened.
     *
     * @param ready receives the text, on the JavaFX thread
     */
    public void writeAutomatic(
            List<UploadRow> done,
            LinkForm form,
            Consumer<String> ready,
            Consumer<DropsizeException> failed) {
        beforeCopy.run();
        LinkStyle style = choice.style().get();
        write(
                done.stream()
                        .map(
                                row -> {
                                    boolean element =
                                            form != LinkForm.SIGNED && row.isResponsiveDone();
                                    return link(row, element ? LinkForm.HTML : form, style);
                                })
                        .toList(),
                ready,
                failed);
    }

    /**
     * Creates the links of completed rows in the chosen form, one per line.
     *
     * @param ready receives the text, on the JavaFX thread
     */
    public Task<String> write(
            List<UploadRow> done, Consumer<String> ready, Consumer<DropsizeException> failed) {
        LinkForm form = choice.form().get();
        LinkStyle style = choice.style().get();
        return write(done.stream().map(row -> link(row, form, style)).toList(), ready, failed);
    }

    private Task<String> write(
            Collection<Supplier<String>> some,
            Consumer<String> ready,
            Consumer<DropsizeException> failed) {
        return background.run(
                () -> some.stream().map(Supplier::get).collect(Collectors.joining("\n")),
                ready,
                failed);
    }

    /**
     * Returns the message about the number of links on the clipboard, with the time when signed
     * ones expire.
     *
     * @param text the links
     */
    public String copied(LinkForm form, int count, String text) {
        Optional<Instant> end = form == LinkForm.SIGNED ? SignedExpiry.of(text) : Optional.empty();
        if (end.isPresent()) {
            String moment = SignedExpiry.shown(end.get(), ZoneId.systemDefault());
            return Texts.of("upload.copied-until", count, moment);
        }
        String key = form == LinkForm.SIGNED ? "upload.copied-signed" : "upload.copied";
        return Texts.of(key, count, choice.life().get().duration().toHours());
    }

    /** Returns the message that the links of these rows were copied automatically. */
    public String copiedAutomatically(LinkForm form, List<UploadRow> rows, String text) {
        return form != LinkForm.SIGNED && rows.stream().allMatch(UploadRow::isResponsiveDone)
                ? Texts.of("upload.copied-html", rows.size())
                : copied(form, rows.size(), text);
    }

    /** Reads the row now, and returns what creates its link later, which blocks. */
    private Supplier<String> link(UploadRow row, LinkForm form, LinkStyle style) {
        Job job = row.job();
        Source source = row.source();
        Description entered = row.description();
        Outcome.Done done = row.done().orElseThrow();
        Destination place = job.place().orElse(row.destination());
        Duration life = choice.life().get().duration();
        return () -> {
            var target =
                    LinkMaker.Target.of(
                                    place,
                                    done.published().key(),
                                    done.plan(),
                                    UploadRow.completed(entered, source, done.plan()))
                            .named(source.name());
            if (job.request().publisher() instanceof MissingDestination(String gone, _)) {
                return linkOf(gone, form, done, target, style);
            }
            Picture picture =
                    form == LinkForm.HTML || form == LinkForm.MANIFEST
                            ? done.picture(copy -> links.address(place, copy.key()))
                            : null;
            return links.link(form, target.with(picture, style), life);
        };
    }

    /** Returns the link of a row whose destination is gone: only its old address is known. */
    private static String linkOf(
            String gone,
            LinkForm form,
            Outcome.Done done,
            LinkMaker.Target target,
            LinkStyle style) {
        if (form == LinkForm.SIGNED) {
            throw new DropsizeException(ErrorKind.UNKNOWN_NAME, gone);
        }
        return LinkMaker.written(
                form, done.published().link(), target.with(done.picture(Published::link), style));
    }
}
