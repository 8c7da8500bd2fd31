package io.dropsize.ui.upload.rows;

import java.time.Instant;

/** The number of images in the last upload, and its time. */
public record LastUpload(int images, Instant when) {}
