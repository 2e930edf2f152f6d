/** A review's documents as files. */
@NullMarked
package dev.plumbline.standalone.docs;

import org.jspecify.annotations.NullMarked;
