/** What was published of changes so far, and how more are. */
@NullMarked
package dev.plumbline.ingest.changes;

import org.jspecify.annotations.NullMarked;
