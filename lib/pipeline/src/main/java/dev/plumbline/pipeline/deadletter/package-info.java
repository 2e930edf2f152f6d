/** Records that could not be processed: seeing them, and bringing them back. */
@NullMarked
package dev.plumbline.pipeline.deadletter;

import org.jspecify.annotations.NullMarked;
