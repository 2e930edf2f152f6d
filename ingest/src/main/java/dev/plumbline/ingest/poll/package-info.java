/** Looks at repositories whose webhooks may have been missed. */
@NullMarked
package dev.plumbline.ingest.poll;

import org.jspecify.annotations.NullMarked;
