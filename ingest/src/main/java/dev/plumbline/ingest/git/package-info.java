/**
 * Repositories as lazily read trees of blobs: fetched bare, never checked out, nothing of them ever
 * run.
 */
@NullMarked
package dev.plumbline.ingest.git;

import org.jspecify.annotations.NullMarked;
