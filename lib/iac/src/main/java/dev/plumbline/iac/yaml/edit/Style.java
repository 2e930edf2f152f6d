package dev.plumbline.iac.yaml.edit;

import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * How a document is laid out, by what it shows first.
 *
 * @param unit blanks of one step of indentation
 * @param list how far a dash stands in from the name of its list
 * @param shortTags whether calls are written {@code !Ref x}
 */
record Style(int unit, int list, boolean shortTags, String newline) {
  private static final int MOST = 8;

  static Style of(YamlFile file) {
    YamlNode root = file.root();
    var lines = new Lines(file.source());
    int unit = 0;
    int list = -1;
    boolean tags = false;
    var open = new ArrayDeque<YamlNode>();
    if (root != null) {
      open.add(root);
    }
    for (YamlNode node = open.poll(); node != null; node = open.poll()) {
      tags |= node.tag().startsWith("!");
      for (YamlNode.Entry entry : node.members()) {
        int step = step(lines, entry);
        boolean dash = entry.value() instanceof YamlNode.Sequence;
        unit = unit == 0 && !dash && step > 0 && step <= MOST ? step : unit;
        list = list < 0 && dash && step >= 0 && step <= MOST ? step : list;
        open.add(entry.value());
      }
      open.addAll(node.items());
    }
    unit = unit == 0 ? 2 : unit;
    return new Style(unit, list < 0 ? unit : list, tags, lines.newline());
  }

  /** How far what a name holds stands in from it; -1 where it doesn't begin on a later line. */
  private static int step(Lines lines, YamlNode.Entry entry) {
    int key = entry.key().span().start();
    int value = first(entry.value()).map(YamlNode::span).orElse(entry.value().span()).start();
    if (value <= key || entry.value() instanceof YamlNode.Scalar || lines.areOne(key, value)) {
      return -1;
    }
    int in = entry.value() instanceof YamlNode.Sequence ? lines.indent(value) : lines.column(value);
    return in - lines.column(key);
  }

  private static Optional<YamlNode> first(YamlNode node) {
    return node.items().stream()
        .findFirst()
        .or(() -> node.members().stream().findFirst().map(YamlNode.Entry::key));
  }
}
