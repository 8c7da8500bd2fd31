/**
 * The persistent journal of jobs: which sources were accepted, their progress and their results. It
 * is also the history of uploads.
 */
@NullMarked
package io.dropsize.history;

import org.jspecify.annotations.NullMarked;
