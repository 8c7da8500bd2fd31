@NullMarked
package io.dropsize.ui.upload.model;

import org.jspecify.annotations.NullMarked;
