package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many instances a block makes, and which, where that takes more than reading a number. */
final class Sizes {
  static final String RUN = "instances";
  private static final int MOST_KEYS = 8;

  private final Subject subject;

  private Sizes(Subject subject) {
    this.subject = subject;
  }

  static List<Sketch> of(Subject subject) {
    var sizes = new Sizes(subject);
    var sketches = new ArrayList<Sketch>();
    subject
        .blocks()
        .forEach((block, instances) -> {
          Resource first = instances.getFirst();
          sizes.add(block, subject.sources().block(first.range()), sketches);
        });
    for (ModuleCall call : subject.graph().declarations().modules()) {
      if (call.address().indexOf('.') == call.address().lastIndexOf('.')) {
        sizes.add(call.address(), subject.sources().block(call.range()), sketches);
      }
    }
    return sketches;
  }

  private void add(String reference, Body.@Nullable Block block, List<Sketch> sketches) {
    Body.Attribute count = block == null ? null : block.body().attribute("count");
    Body.Attribute each = block == null ? null : block.body().attribute("for_each");
    if (count != null && !Sources.isLiteral(count.expression())) {
      count(reference, count, sketches);
    } else if (each != null && !isList(each)) {
      keys(reference, each, sketches);
    }
  }

  /** A set that is written out says itself what there is. */
  private static boolean isList(Body.Attribute each) {
    return each.expression() instanceof dev.plumbline.iac.hcl.Expression.Call call
        && call.name().equals("toset")
        && call.arguments().stream().allMatch(Sources::isLiteral);
  }

  private void count(String reference, Body.Attribute count, List<Sketch> sketches) {
    String length = "length(" + reference + ")";
    if (value(length) instanceof Value.Num(var number) && number.signum() > 0) {
      sketches.add(
          new Sketch(
              RUN,
              length + " == " + number.toPlainString(),
              reference + " has to have " + instances(number.intValue()) + ".",
              subject.sources().with(count, String.valueOf(number.intValue() + 1))));
    }
  }

  private void keys(String reference, Body.Attribute each, List<Sketch> sketches) {
    String keys = "keys(" + reference + ")";
    Value value = value(keys);
    if (!(value instanceof Value.Seq(List<Value> all)) || all.isEmpty()) {
      return;
    }
    boolean few = all.size() <= MOST_KEYS && Literals.of(value).length() <= 200;
    String words = reference + " has to have " + instances(all.size());
    sketches.add(
        new Sketch(
            RUN,
            few
                ? Comparisons.of(keys, value)
                : List.of("length(" + reference + ") == " + all.size()),
            few ? words + ": " + joined(all) + "." : words + ".",
            subject.sources().with(each, "{}")));
  }

  private static String instances(int count) {
    return count == 1 ? "1 instance" : count + " instances";
  }

  private static String joined(List<Value> keys) {
    return String.join(
        ", ", keys.stream().map(key -> key instanceof Value.Str(String text) ? text : "").toList());
  }

  private Value value(String expression) {
    var parsed =
        HclParser.parseExpression(SourceText.of("condition", expression), subject.run().budget());
    Value value = subject.run().answers(List.of(parsed.expression())).getFirst().value();
    return value.isWhollyKnown() ? value : Value.Null.NULL;
  }
}
