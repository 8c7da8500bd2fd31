package io.dropsize.ui.upload.model;

import io.dropsize.error.ErrorText;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.link.LinkForm;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Offer;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.rows.DropBatch;
import io.dropsize.ui.upload.rows.RowLinks;
import io.dropsize.ui.upload.rows.UploadRow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies the links of each batch when it ends, and reports its result. The latest drop has priority
 * on the clipboard: an earlier one that ends later does not replace its links, but a message offers
 * them. On the JavaFX thread.
 */
final class AutoCopy {
    private final RowLinks links;
    private final SettingsStore settings;
    private final DesktopServices desk;
    private final Consumer<List<UploadRow>> show;
    private final List<UploadRow> list;
    private final Runnable settled;
    private final Set<UploadRow> together = new HashSet<>();
    private int writing;
    private long copied;
    private long begunWhenCopied;

    /**
     * @param list all rows, in order
     * @param show brings rows into view
     * @param settled called when {@link #isWriting} may have changed
     */
    AutoCopy(
            RowLinks links,
            SettingsStore settings,
            DesktopServices desk,
            List<UploadRow> list,
            Consumer<List<UploadRow>> show,
            Runnable settled) {
        this.links = links;
        this.settings = settings;
        this.desk = desk;
        this.list = list;
        this.show = show;
        this.settled = settled;
    }

    /** Returns whether the links of an ended batch are still being copied. */
    boolean isWriting() {
        return writing > 0;
    }

    void ended(DropBatch.Ended batch) {
        LinkForm form = settings.get().copied();
        if (batch.done().isEmpty() || form == null) {
            reportWithoutLinks(batch);
            return;
        }
        writing++;
        links.writeAutomatic(
                batch.done(),
                form,
                text -> written(() -> report(batch, form, text)),
                error ->
                        written(
                                () ->
                                        desk.announce(
                                                ErrorText.of(error) + failures(batch),
                                                batch.failed().isEmpty()
                                                        ? List.of()
                                                        : List.of(showFailed(batch)))));
    }

    private void written(Runnable report) {
        report.run();
        writing--;
        settled.run();
    }

    /**
     * Reports a batch whose links aren't copied; not if all images are uploaded, or all are
     * cancelled.
     */
    private void reportWithoutLinks(DropBatch.Ended batch) {
        if (batch.failed().isEmpty()) {
            return;
        }
        String message =
                batch.done().isEmpty()
                        ? Texts.of("upload.ended.all-failed", batch.failed().size())
                        : Texts.of("upload.ended.uploaded", batch.done().size()) + failures(batch);
        desk.announce(message, List.of(showFailed(batch)));
    }

    private void report(DropBatch.Ended batch, LinkForm form, String text) {
        List<Offer> offers = new ArrayList<>();
        String message;
        if (batch.number() < copied) {
            message = Texts.of("upload.ended.earlier", batch.done().size());
            offers.add(
                    new Offer(
                            Texts.of("upload.copy-links", batch.done().size()),
                            () -> links.copy(batch.done(), form)));
        } else {
            message = copy(batch, form, text, offers);
        }
        if (!batch.failed().isEmpty()) {
            offers.add(showFailed(batch));
        }
        desk.announce(message + failures(batch), offers);
    }

    private String copy(DropBatch.Ended batch, LinkForm form, String text, List<Offer> offers) {
        boolean overlaps = batch.number() <= begunWhenCopied;
        if (!overlaps) {
            together.clear();
        }
        int replaced = together.size();
        together.addAll(batch.done());
        copied = batch.number();
        begunWhenCopied = batch.begun();
        desk.copy(text);
        String message = links.copiedAutomatically(form, batch.done(), text);
        if (replaced == 0) {
            return message;
        }
        Set<UploadRow> all = Set.copyOf(together);
        offers.add(
                new Offer(
                        Texts.of("upload.ended.copy-all", all.size()),
                        () -> links.copy(list.stream().filter(all::contains).toList(), form)));
        return message + Texts.of("upload.ended.replaced", replaced);
    }

    private Offer showFailed(DropBatch.Ended batch) {
        return new Offer(Texts.of("upload.ended.show"), () -> show.accept(batch.failed()));
    }

    private static String failures(DropBatch.Ended batch) {
        return batch.failed().isEmpty()
                ? ""
                : Texts.of("upload.ended.failed", batch.failed().size());
    }
}
