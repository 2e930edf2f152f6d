package dev.plumbline.standalone.terminal;

import dev.plumbline.model.cost.CostChange;
import dev.plumbline.model.cost.CostItem;
import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import dev.plumbline.reporter.output.Contents;
import java.util.Map;
import java.util.TreeMap;

/** What each stack is estimated to cost, the dearest resource first, and what the change costs. */
public final class CostText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public CostText(Style style) {
    this.style = style;
  }

  public String render(Contents contents) {
    contents.stacks().forEach(this::stack);
    line("");
    CostSummary all = contents.report().cost();
    line(all == null ? "Nothing was estimated." : total(all));
    line(
        style.dim(
            "Estimated from list prices, never billed: no discounts, no taxes. docs/cost.md says how."));
    return text.toString();
  }

  /** One sentence for a stack or a review, and not cut: what is not in it stands at its end. */
  static String total(CostSummary cost) {
    return "Estimated cost: " + CodeFrame.printable(cost.sentence());
  }

  private void stack(Contents.Stack stack) {
    Costs costs = stack.plan().costs();
    line("");
    line(style.bold("── " + CodeFrame.printable(stack.name()) + " ──"));
    if (costs == null) {
      line("  not estimated");
      return;
    }
    costs.problems().forEach(one -> line(style.yellow("  ! ") + CodeFrame.printable(one)));
    costs.changes().forEach(this::change);
    Map<String, Integer> without = new TreeMap<>();
    for (ResourceCost cost : costs.resources()) {
      switch (cost.standing()) {
        case PRICED, UNKNOWN -> resource(cost);
        case NO_PRICE -> without.merge(cost.type(), 1, Integer::sum);
        case FREE -> {}
      }
    }
    without.forEach((type, count) ->
        line(style.dim("  no price for " + CodeFrame.printable(type) + ": " + count)));
    line("  " + total(costs.summary()));
  }

  private void change(CostChange change) {
    String difference = change.known() ? Dollars.change(change.difference()) : "not known";
    line(
        style.yellow("  change  ")
            + style.bold(CodeFrame.printable(change.address()))
            + "  "
            + difference
            + style.dim("  " + CodeFrame.printable(change.text())));
  }

  private void resource(ResourceCost cost) {
    boolean priced = cost.standing() == Standing.PRICED;
    line(
        "  "
            + style.bold(CodeFrame.printable(cost.address()))
            + "  "
            + (priced ? Dollars.of(cost.monthly()) : style.yellow("not known"))
            + style.dim("  " + CodeFrame.printable(priced ? cost.book() : cost.reason())));
    for (CostItem item : cost.items()) {
      line(
          "       "
              + CodeFrame.printable(item.component())
              + "  "
              + Dollars.of(item.monthly())
              + style.dim(
                  "  " + Dollars.of(item.price()) + " for " + CodeFrame.printable(item.unit())));
    }
    for (String one : cost.assumptions()) {
      boolean left = one.startsWith(ResourceCost.NOT_IN_IT);
      line(
          left
              ? "       " + style.yellow(CodeFrame.printable(one))
              : style.dim("       assumed: " + CodeFrame.printable(one)));
    }
  }

  private void line(String line) {
    text.append(style.fit(line)).append('\n');
  }
}
