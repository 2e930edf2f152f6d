package dev.plumbline.model.graph;

import dev.plumbline.model.source.SourceRange;

/**
 * A comment that may speak to a reviewer (it holds {@code ignore}, {@code skip}, {@code suppress}
 * or {@code acknowledge}), with its marks.
 */
public record Comment(String text, SourceRange range) {}
