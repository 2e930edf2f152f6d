/** Change events in, one review a stack out: the way into the pipeline. */
@NullMarked
package dev.plumbline.ingest;

import org.jspecify.annotations.NullMarked;
