/** What content is known by, with a key and without. */
@NullMarked
package dev.plumbline.model.digest;

import org.jspecify.annotations.NullMarked;
