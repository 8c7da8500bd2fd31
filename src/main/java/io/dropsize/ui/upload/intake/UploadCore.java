package io.dropsize.ui.upload.intake;

import io.dropsize.image.ImageEngine;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.SourceScanner;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.submit.Submissions;

/** The parts of the core that this view uses. */
public record UploadCore(
        ImageEngine engine,
        ImageMaker maker,
        SourceScanner scanner,
        Submissions submissions,
        PublisherFactory publishing,
        LinkMaker links) {}
