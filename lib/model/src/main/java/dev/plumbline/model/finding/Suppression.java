package dev.plumbline.model.finding;

import dev.plumbline.model.source.SourceRange;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision to live with a finding.
 *
 * @param form which tool's syntax it is written in: {@code plumbline}, {@code checkov}, {@code
 *     trivy}, {@code tfsec}, …
 * @param id the policy id or the peer's id as written
 * @param until the last day it holds; null for no end
 */
public record Suppression(
    String form,
    String id,
    String owner,
    String reason,
    @Nullable LocalDate until,
    SourceRange range) {}
