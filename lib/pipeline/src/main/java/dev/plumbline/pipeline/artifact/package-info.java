/** Content-addressed storage of what is too large for a record. */
@NullMarked
package dev.plumbline.pipeline.artifact;

import org.jspecify.annotations.NullMarked;
