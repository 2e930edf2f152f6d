package dev.plumbline.iac.eval.function;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.Budget;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One YAML document as a value. */
final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setMaxAliasesForCollections(100)
          .setCodePointLimit(50_000_000)
          .setAllowRecursiveKeys(false)
          .build();
  private static final Set<Tag> KNOWN =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.BINARY,
          new Tag("tag:yaml.org,2002:timestamp"),
          new Tag("tag:yaml.org,2002:merge"));
  private static final int MAX_DEPTH = 200;
  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Budget budget;
  private final int length;
  private final IdentityHashMap<Node, Node> open = new IdentityHashMap<>();

  /**
   * @param length in code points, for which no line break at the end is missing: without end
   */
  private YamlReader(Budget budget, int length) {
    this.budget = budget;
    this.length = length;
  }

  static Datum read(String text, Budget budget) throws ArgumentException {
    budget.allocate(8L * text.length());
    if (isTooDeep(text)) {
      throw new ArgumentException(0, "it is nested too deeply");
    }
    try {
      Optional<Node> node = new Compose(SETTINGS).composeString(text);
      if (node.isEmpty()) {
        throw new ArgumentException(0, "there is no YAML in it");
      }
      int length = text.endsWith("\n") ? Integer.MAX_VALUE : text.codePointCount(0, text.length());
      return new YamlReader(budget, length).value(node.get(), 0);
    } catch (YamlEngineException e) {
      throw new ArgumentException(0, "it is no valid YAML");
    }
  }

  /** The composer recurses: brackets alone may nest as deep as the text is long. */
  private static boolean isTooDeep(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  /** A block that ends with the text, without a line break, has none of its own. */
  private static String chomped(ScalarNode scalar, int length) {
    String text = scalar.getValue();
    boolean block =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    boolean atEnd = scalar.getEndMark().map(mark -> mark.getIndex() >= length).orElse(false);
    return block && atEnd && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private Datum value(Node node, int depth) throws ArgumentException {
    budget.spend(1);
    budget.allocate(48);
    if (depth > MAX_DEPTH) {
      throw new ArgumentException(0, "it is nested too deeply");
    }
    if (open.put(node, node) != null) {
      throw new ArgumentException(0, "an alias refers to what it stands in");
    }
    Datum value =
        switch (node) {
          case ScalarNode scalar -> scalar(scalar, chomped(scalar, length));
          case SequenceNode sequence -> {
            List<Datum> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
              elements.add(value(element, depth + 1));
            }
            yield Datum.tuple(elements);
          }
          case MappingNode mapping when mapping.getTag().equals(Tag.MAP) -> mapping(mapping, depth);
          default -> throw new ArgumentException(0, "it is no valid YAML");
        };
    open.remove(node);
    return value;
  }

  private Datum mapping(MappingNode mapping, int depth) throws ArgumentException {
    SortedMap<String, Datum> members = Datum.sorted();
    SortedMap<String, Datum> merged = Datum.sorted();
    for (NodeTuple tuple : mapping.getValue()) {
      Datum value = value(tuple.getValueNode(), depth + 1);
      if (tuple.getKeyNode() instanceof ScalarNode key
          && key.getValue().equals("<<")
          && key.getScalarStyle() == ScalarStyle.PLAIN) {
        if (!(value instanceof Datum.Obj obj)) {
          throw new ArgumentException(0, "only a mapping can be merged with <<");
        }
        merged.putAll(obj.members());
        continue;
      }
      try {
        if (!(Conversion.convert(value(tuple.getKeyNode(), depth + 1), Type.Primitive.STRING)
            instanceof Datum.Str(String name))) {
          throw new ArgumentException(0, "a key is null");
        }
        members.put(name, value);
      } catch (ConversionException e) {
        throw new ArgumentException(0, "a key is no string");
      }
    }
    merged.putAll(members);
    return Datum.object(merged);
  }

  private static Datum scalar(ScalarNode scalar, String text) throws ArgumentException {
    if (!KNOWN.contains(scalar.getTag())) {
      throw new ArgumentException(0, "it has a tag of its own: " + scalar.getTag());
    }
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN || isString(scalar)) {
      return Datum.of(text);
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Datum.Null.ANY;
      case "y", "Y", "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" ->
          Datum.Bool.TRUE;
      case "n", "N", "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" ->
          Datum.Bool.FALSE;
      default -> {
        if (INFINITE.matcher(text).matches()) {
          throw new ArgumentException(0, "an infinite number is no value");
        }
        BigFloat number = number(text);
        yield number != null
            ? Datum.of(number)
            : Datum.of(DATE.matcher(text).matches() ? text + "T00:00:00Z" : text);
      }
    };
  }

  /** Written {@code !!str}: a plain scalar that resolves to another type by itself is none. */
  private static boolean isString(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.STR)
        && !SETTINGS
            .getSchema()
            .getScalarResolver()
            .resolve(scalar.getValue(), true)
            .equals(Tag.STR);
  }

  private static @Nullable BigFloat number(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : 10;
    if (radix != 10) {
      try {
        BigFloat number = BigFloat.of(new BigInteger(digits.substring(2), radix));
        return negative ? number.negated() : number;
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return digits.isEmpty() || (!Character.isDigit(digits.charAt(0)) && digits.charAt(0) != '.')
        ? null
        : BigFloat.parse(text);
  }
}
