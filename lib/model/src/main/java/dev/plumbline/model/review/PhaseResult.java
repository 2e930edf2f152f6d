package dev.plumbline.model.review;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How a phase ended for a stack, and what it found.
 *
 * @param reason why it failed or was skipped, {@code ""} when it completed
 */
public record PhaseResult(Outcome outcome, String reason, @Nullable JsonNode section) {}
