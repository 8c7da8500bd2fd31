package io.dropsize.ui.upload;

import io.dropsize.pipeline.BatchProgress;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The rows that went off since nothing was under way, as one piece of work. */
final class Batch {
    private final Set<UploadRow> rows = new LinkedHashSet<>();
    private final RateMeter rate = new RateMeter();
    private long startNanos;

    void add(UploadRow row, long nanos) {
        if (rows.isEmpty()) {
            startNanos = nanos;
        }
        rows.add(row);
    }

    List<UploadRow> rows() {
        return new ArrayList<>(rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void clear() {
        rows.clear();
        rate.clear();
    }

    BatchProgress progress() {
        return BatchProgress.of(rows.stream().map(row -> row.job().snapshot()).toList());
    }

    /** The bar's words for this moment. */
    BatchView view(BatchProgress progress, long nanos) {
        rate.add(progress.sent(), nanos);
        String count = Texts.of("upload.bar.count", progress.done(), progress.total());
        if (progress.failed() > 0) {
            count += Texts.of("upload.bar.failed", progress.failed());
        }
        List<String> amounts = new ArrayList<>();
        if (progress.stuck()) {
            amounts.add(Texts.of("upload.bar.offline"));
        }
        if (progress.toSend() > 0) {
            amounts.add(
                    Texts.of(
                            "upload.bar.bytes",
                            Amounts.bytes(progress.sent()),
                            Amounts.bytes(progress.toSend())));
        }
        if (progress.running() && rate.perSecond() > 0) {
            amounts.add(Amounts.bytes(rate.perSecond()) + "/s");
        }
        if (progress.running() && !progress.stuck() && progress.fraction() > 0.02) {
            long spent = nanos - startNanos;
            long left = (long) (spent * (1 - progress.fraction()) / progress.fraction());
            amounts.add(Texts.of("upload.bar.left", Amounts.duration(Duration.ofNanos(left))));
        }
        String saved =
                progress.saved() > 0
                        ? Texts.of("upload.bar.saved", Amounts.bytes(progress.saved()))
                        : "";
        return new BatchView(
                progress.running(),
                progress.failed() > 0,
                progress.done() > 0,
                count,
                String.join(" · ", amounts),
                saved,
                progress.fraction());
    }
}
