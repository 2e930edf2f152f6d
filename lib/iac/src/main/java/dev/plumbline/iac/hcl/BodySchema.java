package dev.plumbline.iac.hcl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What JSON itself can't tell: which members of an object are blocks, and what the strings of its
 * arguments are. Whatever is not named here is an attribute of templates.
 */
public final class BodySchema {
  /** A body of attributes only. */
  public static final BodySchema NO_BLOCKS = new BodySchema(Map.of(), Map.of(), Strings.TEMPLATES);

  /** A body of attributes that are read without a scope, such as values of variables. */
  public static final BodySchema LITERALS = new BodySchema(Map.of(), Map.of(), Strings.LITERALS);

  private final Map<String, BlockSchema> blocks;
  private final Map<String, Strings> strings;
  private final Strings otherwise;

  private BodySchema(
      Map<String, BlockSchema> blocks, Map<String, Strings> strings, Strings otherwise) {
    this.blocks = Map.copyOf(blocks);
    this.strings = Map.copyOf(strings);
    this.otherwise = otherwise;
  }

  /** What the strings of an attribute are. */
  public enum Strings {
    /** Templates, as everywhere where there are values to refer to. */
    TEMPLATES,
    /** Texts as they stand, {@code "${a}"} too: where nothing can be referred to. */
    LITERALS,
    /** Expressions, where the native syntax has names instead of values: {@code "aws_vpc.a"}. */
    EXPRESSIONS
  }

  /**
   * @param labels how many levels of names stand between the type and the body
   * @param body what is in it, by its labels
   */
  public record BlockSchema(int labels, Function<List<String>, BodySchema> body) {}

  /** This, and blocks of a further type whose body does not depend on their labels. */
  public BodySchema with(String type, int labels, BodySchema body) {
    return with(type, new BlockSchema(labels, _ -> body));
  }

  /** This, and blocks of a further type. */
  public BodySchema with(String type, BlockSchema schema) {
    var more = new HashMap<>(blocks);
    more.put(type, schema);
    return new BodySchema(more, strings, otherwise);
  }

  /** This, with attributes whose strings are something else than templates. */
  public BodySchema with(Strings what, String... attributes) {
    var more = new HashMap<>(strings);
    for (String attribute : attributes) {
      more.put(attribute, what);
    }
    return new BodySchema(blocks, more, otherwise);
  }

  @Nullable BlockSchema block(String type) {
    return blocks.get(type);
  }

  /** What is in a block of a type; attributes only where the type is no block's. */
  public BodySchema body(String type) {
    BlockSchema block = block(type);
    return block == null ? NO_BLOCKS : block.body().apply(List.of());
  }

  Strings strings(String attribute) {
    return strings.getOrDefault(attribute, otherwise);
  }
}
