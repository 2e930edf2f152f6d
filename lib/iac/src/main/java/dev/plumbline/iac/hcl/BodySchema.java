package dev.plumbline.iac.hcl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a JSON object are blocks. JSON itself can't tell a block from an attribute that
 * is an object; whatever is not named here is an attribute.
 */
public final class BodySchema {
  /** A body of attributes only. */
  public static final BodySchema NO_BLOCKS = new BodySchema(Map.of());

  private final Map<String, BlockSchema> blocks;

  private BodySchema(Map<String, BlockSchema> blocks) {
    this.blocks = Map.copyOf(blocks);
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
    return new BodySchema(more);
  }

  @Nullable BlockSchema block(String type) {
    return blocks.get(type);
  }
}
