package dev.plumbline.model.graph;

import dev.plumbline.model.source.SourceRange;
import java.util.Locale;

/**
 * A comment that may speak to a reviewer (it holds {@code ignore}, {@code skip}, {@code suppress}
 * or {@code acknowledge}), with its marks.
 *
 * @param besideCode whether something else stands on its lines as well
 */
public record Comment(String text, SourceRange range, boolean besideCode) {
  /** Whether it holds one of these words. */
  public boolean maySuppress() {
    String words = text.toLowerCase(Locale.ROOT);
    return words.contains("ignore")
        || words.contains("skip")
        || words.contains("suppress")
        || words.contains("acknowledge");
  }
}
