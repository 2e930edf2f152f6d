/**
 * Where something stands in a repository's text: positions, ranges, snapshots, diagnostics, and the
 * budget that reading it may use.
 */
@NullMarked
package dev.plumbline.model.source;

import org.jspecify.annotations.NullMarked;
