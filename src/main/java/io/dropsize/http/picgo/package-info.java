/** The contract of PicGo and PicList, as editors use it. */
@NullMarked
package io.dropsize.http.picgo;

import org.jspecify.annotations.NullMarked;
