package dev.plumbline.model.plan;

import dev.plumbline.model.source.SourceRange;

/**
 * A comment of the change that takes a danger: {@code # plumbline:acknowledge ADDRESS
 * reason="why"}.
 *
 * @param used whether there is such a danger; an unused one is to be removed
 */
public record Acknowledgement(String address, String reason, boolean used, SourceRange range) {}
