/**
 * Files that several processes share or that must survive a power cut. Depends on no other package.
 */
@NullMarked
package io.dropsize.files;

import org.jspecify.annotations.NullMarked;
