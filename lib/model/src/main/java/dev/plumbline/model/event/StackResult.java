package dev.plumbline.model.event;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;

/**
 * One stack's finished part of a review, on its way to the collector.
 *
 * @param state the whole {@code ReviewState} as it came out of the last phase
 * @param report the stack's part of the report
 */
public record StackResult(StackChanged stack, ArtifactRef state, ArtifactRef report) {}
