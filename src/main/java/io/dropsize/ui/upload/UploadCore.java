package io.dropsize.ui.upload;

import io.dropsize.image.ImageEngine;
import io.dropsize.pipeline.ImageMaker;
import io.dropsize.pipeline.JobQueue;
import io.dropsize.pipeline.Journal;
import io.dropsize.pipeline.LinkMaker;
import io.dropsize.pipeline.Publishing;
import io.dropsize.pipeline.SourceScanner;

/** The parts of the core that this view works with. */
public record UploadCore(
        ImageEngine engine,
        ImageMaker maker,
        SourceScanner scanner,
        JobQueue queue,
        Journal journal,
        Publishing publishing,
        LinkMaker links) {}
