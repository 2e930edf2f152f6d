package dev.plumbline.model.graph;

import dev.plumbline.model.source.SourceRange;

/**
 * A comment that may speak to a reviewer (it holds {@code ignore} or {@code skip}), with its marks.
 */
public record Comment(String text, SourceRange range) {}
