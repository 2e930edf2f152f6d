/** What Git forges send when something changed: verified, known when repeated, published. */
@NullMarked
package dev.plumbline.ingest.webhook;

import org.jspecify.annotations.NullMarked;
