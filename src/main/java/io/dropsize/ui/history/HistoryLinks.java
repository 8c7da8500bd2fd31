package io.dropsize.ui.history;

import io.dropsize.history.PastUpload;
import io.dropsize.history.UploadHistory;
import io.dropsize.pipeline.library.AltText;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The links of past uploads. Thread-safe. */
public final class HistoryLinks {
    private final UploadHistory uploads;
    private final SettingsStore settings;
    private final LinkMaker links;

    public HistoryLinks(UploadHistory uploads, SettingsStore settings, LinkMaker links) {
        this.uploads = uploads;
        this.settings = settings;
        this.links = links;
    }

    /**
     * Returns the link of an upload whose image exists. Blocks.
     *
     * @param life of signed links
     * @throws io.dropsize.error.DropsizeException UNKNOWN_NAME if a link is to be signed for a
     *     removed destination
     */
    String of(PastUpload upload, Description description, LinkForm form, Duration life) {
        boolean signed = form == LinkForm.SIGNED;
        Destination destination =
                signed
                        ? settings.get().destinationNamed(upload.destination())
                        : Destination.thisComputer(); // Not used: the address is known.
        Optional<Outcome.Done> result = uploads.result(upload);
        LinkMaker.Target target =
                new LinkMaker.Target(
                                destination,
                                Objects.requireNonNull(upload.key()),
                                description.orAlt(suggestedAlt(upload, result)),
                                upload.width(),
                                upload.height())
                        .named(upload.name());
        return signed
                ? links.link(form, target, life)
                : LinkMaker.written(
                        form,
                        Objects.requireNonNull(upload.link()),
                        target.with(
                                result.map(done -> done.picture(Published::link)).orElse(null),
                                settings.get().links()));
    }

    private static String suggestedAlt(PastUpload upload, Optional<Outcome.Done> result) {
        return result.map(done -> AltText.of(done.plan().source().stem()))
                .orElseGet(() -> suggestedAlt(upload));
    }

    /** The alternative text of an upload without one, from its name. */
    static String suggestedAlt(PastUpload upload) {
        return AltText.of(upload.name().replaceFirst("\\.[^.]+$", ""));
    }
}
