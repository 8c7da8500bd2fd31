package io.dropsize.ui.upload;

import java.time.Instant;

/** How many images went up last, and when. */
public record LastUpload(int images, Instant when) {}
