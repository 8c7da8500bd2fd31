/**
 * The journal of jobs: what was accepted, how far it came and what became of it. It outlives the
 * program, and is the history of uploads.
 */
@NullMarked
package io.dropsize.history;

import org.jspecify.annotations.NullMarked;
