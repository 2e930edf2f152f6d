/** Verified fixes, brought from a review into files or a commit. */
@NullMarked
package dev.plumbline.standalone.fix;

import org.jspecify.annotations.NullMarked;
