/**
 * A {@link dev.plumbline.pipeline.Phase} becomes a running service: topics, delivery, retries,
 * health.
 */
@NullMarked
package dev.plumbline.pipeline;

import org.jspecify.annotations.NullMarked;
