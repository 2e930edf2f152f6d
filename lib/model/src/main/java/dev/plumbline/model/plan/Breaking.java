package dev.plumbline.model.plan;

import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * A change of what a stack or module promises to those who call or read it.
 *
 * @param subject {@code variable size}, {@code output id}, {@code export vpc}, {@code provider aws}
 * @param text one sentence: what breaks for whom
 * @param readers other stacks that are known to read it, {@code repository/stack}
 * @param range in the head; of what is gone, where it was in the base
 */
public record Breaking(String subject, String text, List<String> readers, SourceRange range) {
  public Breaking {
    readers = List.copyOf(readers);
  }
}
