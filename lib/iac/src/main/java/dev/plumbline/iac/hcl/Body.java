package dev.plumbline.iac.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file or of a block, in the source's order.
 *
 * @param span of a file: all of it; of a block: from behind its opening to its closing brace
 * @param whole whether all of it could be read; else it may hold further items, which are lost.
 *     What a block inside of it lacks, that one says
 */
public record Body(List<Item> items, Span span, boolean whole) implements Node {
  /** One that could be read. */
  public Body(List<Item> items, Span span) {
    this(items, span, true);
  }

  public sealed interface Item extends Node permits Attribute, Block {}

  /**
   * {@code name = expression}.
   *
   * @param span from the name to the end of the expression
   */
  public record Attribute(String name, Expression expression, Span nameSpan, Span span)
      implements Item {}

  /**
   * {@code type "label" { … }}.
   *
   * @param span from the type to the closing brace
   * @param header from the type to the opening brace, that one not included
   */
  public record Block(
      String type, List<Label> labels, Body body, Span typeSpan, Span header, Span span)
      implements Item {
    /** The text of label {@code index}, or null where the block has fewer. */
    public @Nullable String label(int index) {
      return index < labels.size() ? labels.get(index).text() : null;
    }
  }

  /**
   * @param text without its quotes
   * @param span with its quotes
   */
  public record Label(String text, Span span) {}

  /** The attribute of that name, or null; of several, which is an error, the first. */
  public @Nullable Attribute attribute(String name) {
    for (Item item : items) {
      if (item instanceof Attribute attribute && attribute.name().equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  public List<Attribute> attributes() {
    return items.stream().filter(Attribute.class::isInstance).map(Attribute.class::cast).toList();
  }

  public List<Block> blocks() {
    return items.stream().filter(Block.class::isInstance).map(Block.class::cast).toList();
  }

  /** The blocks of one type, in order. */
  public List<Block> blocks(String type) {
    return blocks().stream().filter(block -> block.type().equals(type)).toList();
  }
}
