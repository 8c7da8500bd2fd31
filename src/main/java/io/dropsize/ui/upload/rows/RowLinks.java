package io.dropsize.ui.upload.rows;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.LinkForm;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.LinkChoice;
import io.dropsize.ui.kit.Texts;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
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
    LinkChoice choice() {
        return choice;
    }

    /** Copies the links of completed rows, one per line. */
    public void copy(Collection<UploadRow> some, LinkForm form) {
        List<UploadRow> done = some.stream().filter(UploadRow::isDone).toList();
        if (done.isEmpty()) {
            return;
        }
        write(
                done,
                form,
                text -> {
                    desk.copy(text);
                    desk.say(copied(form, done.size()));
                },
                error -> desk.say(ErrorText.of(error)));
    }

    /**
     * Creates the links of completed rows, one per line, without copying them.
     *
     * @param ready receives the text, on the JavaFX thread
     */
    public void write(
            List<UploadRow> done,
            LinkForm form,
            Consumer<String> ready,
            Consumer<DropsizeException> failed) {
        background.run(
                () -> done.stream().map(row -> of(row, form)).collect(Collectors.joining("\n")),
                ready,
                failed);
    }

    /** The message that so many links are on the clipboard. */
    public String copied(LinkForm form, int count) {
        String key = form == LinkForm.SIGNED ? "upload.copied-signed" : "upload.copied";
        return Texts.of(key, count, choice.life().get().duration().toHours());
    }

    /** The link of a completed row. Blocks. */
    public String of(UploadRow row, LinkForm form) {
        Outcome.Done done = row.done().orElseThrow();
        var spec = done.plan().spec();
        var target =
                new LinkMaker.Target(
                        row.job().place().orElse(row.destination()),
                        done.published().key(),
                        row.alt(),
                        spec.width(),
                        spec.height());
        if (row.job().request().publisher() instanceof MissingDestination(String gone, _)) {
            // Only its old address is known.
            if (form == LinkForm.SIGNED) {
                throw new DropsizeException(ErrorKind.UNKNOWN_NAME, gone);
            }
            return LinkMaker.written(form, done.published().link(), target);
        }
        return links.link(form, target, choice.life().get().duration());
    }
}
