package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.terraform.PlannedRun.Answer;
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
  private static final int WIDEST = 200;

  private final Subject subject;
  private final List<Size> sizes = new ArrayList<>();

  private Sizes(Subject subject) {
    this.subject = subject;
  }

  /**
   * Something of which there are instances.
   *
   * @param reference to it in a condition
   * @param asked an expression that says how many or which there are
   * @param decided where that is written
   */
  private record Size(String reference, String asked, Body.Attribute decided) {}

  static List<Sketch> of(Subject subject) {
    var sizes = new Sizes(subject);
    subject
        .blocks()
        .forEach((block, instances) -> {
          Resource first = instances.getFirst();
          sizes.add(block, subject.sources().block(first.range()));
        });
    for (ModuleCall call : subject.graph().declarations().modules()) {
      if (call.address().indexOf('.') == call.address().lastIndexOf('.')) {
        sizes.add(call.address(), subject.sources().block(call.range()));
      }
    }
    return sizes.sketches();
  }

  private void add(String reference, Body.@Nullable Block block) {
    Body.Attribute count = block == null ? null : block.body().attribute("count");
    Body.Attribute each = block == null ? null : block.body().attribute("for_each");
    if (count != null && !Sources.isLiteral(count.expression())) {
      sizes.add(new Size(reference, "length(" + reference + ")", count));
    } else if (each != null && !isList(each)) {
      sizes.add(new Size(reference, "keys(" + reference + ")", each));
    }
  }

  /** A set that is written out says itself what there is. */
  private static boolean isList(Body.Attribute each) {
    return each.expression() instanceof Expression.Call call
        && call.name().equals("toset")
        && call.arguments().stream().allMatch(Sources::isLiteral);
  }

  private List<Sketch> sketches() {
    List<Answer> answers =
        subject.run().answers(sizes.stream().map(size -> parsed(size.asked())).toList());
    var sketches = new ArrayList<Sketch>();
    for (int i = 0; i < sizes.size(); i++) {
      Value value = answers.get(i).value();
      if (value instanceof Value.Num(var number) && number.signum() > 0) {
        sketches.add(count(sizes.get(i), number.intValue()));
      } else if (value instanceof Value.Seq(List<Value> keys)
          && value.isWhollyKnown()
          && !keys.isEmpty()) {
        sketches.add(keys(sizes.get(i), value, keys));
      }
    }
    return sketches;
  }

  private Expression parsed(String expression) {
    return HclParser.parseExpression(SourceText.of("condition", expression), subject.run().budget())
        .expression();
  }

  private Sketch count(Size size, int count) {
    return new Sketch(
        RUN,
        size.asked() + " == " + count,
        size.reference() + " has to have " + instances(count) + ".",
        subject.sources().with(size.decided(), String.valueOf(count + 1)));
  }

  private Sketch keys(Size size, Value value, List<Value> keys) {
    boolean few = keys.size() <= MOST_KEYS && Literals.of(value).length() <= WIDEST;
    String words = size.reference() + " has to have " + instances(keys.size());
    return new Sketch(
        RUN,
        few
            ? Comparisons.of(size.asked(), value)
            : List.of("length(" + size.reference() + ") == " + keys.size()),
        few ? words + ": " + joined(keys) + "." : words + ".",
        subject.sources().with(size.decided(), "{}"));
  }

  private static String instances(int count) {
    return count == 1 ? "1 instance" : count + " instances";
  }

  private static String joined(List<Value> keys) {
    return String.join(", ", keys.stream().map(Outputs::plain).toList());
  }
}
