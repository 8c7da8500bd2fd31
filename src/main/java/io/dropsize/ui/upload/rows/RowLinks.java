package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.store.Destination;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.Picture;
import io.dropsize.store.link.SignedExpiry;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The links of completed rows. On the JavaFX thread, except {@link #of}. */
public final class RowLinks {
    private final LinkMaker links;
    private final LinkChoice choice;
    private final Background background;
    private final DesktopServices desk;

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
        copy(done, row -> of(row, form), text -> copied(form, done.size(), text));
    }

    /**
     * Copies the elements of responsive pictures that are visible before the page is scrolled, one
     * per line.
     */
    public void copyFirst(Collection<UploadRow> some) {
        List<UploadRow> done = some.stream().filter(UploadRow::isResponsiveDone).toList();
        copy(
                done,
                row -> of(row, LinkForm.HTML, choice.style().get().atTop()),
                _ -> Texts.of("upload.copied-html", done.size()));
    }

    private void copy(
            List<UploadRow> done, Function<UploadRow, String> link, UnaryOperator<String> message) {
        if (done.isEmpty()) {
            return;
        }
        write(
                done,
                link,
                text -> {
                    desk.copy(text);
                    desk.say(message.apply(text));
                },
                error -> desk.say(ErrorText.of(error)));
    }

    /**
     * Creates the texts that are copied automatically for completed rows, without copying them.
     *
     * @param ready receives the text, on the JavaFX thread
     */
    public void writeAutomatic(
            List<UploadRow> done,
            LinkForm form,
            Consumer<String> ready,
            Consumer<DropsizeException> failed) {
        write(done, row -> automatic(row, form), ready, failed);
    }

    private void write(
            List<UploadRow> done,
            Function<UploadRow, String> text,
            Consumer<String> ready,
            Consumer<DropsizeException> failed) {
        background.run(
                () -> done.stream().map(text).collect(Collectors.joining("\n")), ready, failed);
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

    /** Returns the link of a completed row. Blocks. */
    public String of(UploadRow row, LinkForm form) {
        return of(row, form, choice.style().get());
    }

    private String of(UploadRow row, LinkForm form, LinkStyle style) {
        Outcome.Done done = row.done().orElseThrow();
        var spec = done.plan().spec();
        Destination place = row.job().place().orElse(row.destination());
        var target =
                new LinkMaker.Target(
                                place,
                                done.published().key(),
                                row.words(),
                                spec.width(),
                                spec.height())
                        .named(row.source().name());
        if (row.job().request().publisher() instanceof MissingDestination(String gone, _)) {
            // Only the row's old address is known.
            if (form == LinkForm.SIGNED) {
                throw new DropsizeException(ErrorKind.UNKNOWN_NAME, gone);
            }
            return LinkMaker.written(
                    form,
                    done.published().link(),
                    target.with(done.picture(Published::link), style));
        }
        Picture picture =
                form == LinkForm.HTML || form == LinkForm.MANIFEST
                        ? done.picture(copy -> links.address(place, copy.key()))
                        : null;
        return links.link(form, target.with(picture, style), choice.life().get().duration());
    }

    /**
     * Returns the text that is copied automatically for a row: for a responsive picture its HTML
     * element, whatever the form of other links, unless only signed links can be opened. Blocks.
     */
    private String automatic(UploadRow row, LinkForm form) {
        boolean element = form != LinkForm.SIGNED && row.isResponsiveDone();
        return of(row, element ? LinkForm.HTML : form);
    }
}
