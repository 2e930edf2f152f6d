package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the Internet's ranges out of a network rule; a rule that admits nobody else goes, since no
 * provider takes one without a source.
 */
final class CloseStep {
  private static final List<String> RANGES =
      List.of(
          "cidr_blocks",
          "ipv6_cidr_blocks",
          "cidr_ipv4",
          "cidr_ipv6",
          "cidr_block",
          "ipv6_cidr_block",
          "cidr");

  private static final List<String> OTHER_SOURCES =
      List.of(
          "security_groups",
          "source_security_group_id",
          "referenced_security_group_id",
          "prefix_list_ids",
          "prefix_list_id",
          "self",
          "security_group_name",
          "security_group_id");

  private final Resource resource;
  private final Budget budget;

  CloseStep(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  /**
   * @param attribute the finding's: it names one of the resource's rules, or the resource is one;
   *     empty for all rules that let in
   */
  Written write(SourceTree tree, String attribute) {
    Site site = Site.of(tree, resource, budget);
    Body.Block block = site.block();
    if (block == null) {
      return new Written.Refused("the block of " + resource.address() + " can't be edited here");
    }
    if (attribute.isEmpty() && !isRule(block)) {
      return all(site, block);
    }
    PathStep first = PathStep.of(attribute).getFirst();
    if (!block.body().blocks(first.name()).isEmpty()
        || Numbered.isBesideDynamic(block, first.name())) {
      String named = first.name() + "[" + first.index() + "]";
      return new Numbered(resource)
          .block(block, named)
          .map(rule -> rule(site, rule))
          .orElseGet(() -> new Written.Refused(named + " is made by a dynamic block"));
    }
    return isRule(block)
        ? rule(site, block)
        : new Written.Refused("the rule is not written as a block of " + resource.address());
  }

  /** One rule at a time, since each edit moves the others. */
  private Written all(Site site, Body.Block block) {
    List<Body.Block> rules = block.body().blocks("ingress");
    for (int i = 0; i < rules.size(); i++) {
      if (RANGES.stream()
          .map(rules.get(i).body()::attribute)
          .anyMatch(
              range -> range != null && elements(range).stream().anyMatch(CloseStep::isPublic))) {
        return rule(site, rules.get(i)).then(now -> write(now, ""));
      }
    }
    return site.unchanged();
  }

  private static boolean isRule(Body.Block block) {
    return RANGES.stream().anyMatch(name -> block.body().attribute(name) != null);
  }

  private Written rule(Site site, Body.Block rule) {
    boolean others = isSourced(rule);
    List<Body.Attribute> open = new ArrayList<>();
    for (String name : RANGES) {
      Body.Attribute range = rule.body().attribute(name);
      if (range == null) {
        continue;
      }
      List<Expression> elements = elements(range);
      if (elements.stream().anyMatch(element -> text(element) == null)) {
        return new Written.Refused(
            name + " comes from elsewhere: the range is to be changed there");
      }
      boolean all = elements.stream().allMatch(CloseStep::isPublic);
      others |= !all;
      if (!elements.isEmpty() && elements.stream().anyMatch(CloseStep::isPublic)) {
        open.add(range);
      }
    }
    if (open.isEmpty()) {
      return site.unchanged();
    }
    return others
        ? narrowed(site, rule)
        : site.with(site.editor().remove(rule))
            .then(now -> ReadBack.emptied(now, resource, budget));
  }

  /** What an attribute of the rule's own group is not counted: it says where the rule is. */
  private boolean isSourced(Body.Block rule) {
    boolean own = rule.labels().size() > 1;
    return OTHER_SOURCES.stream()
        .filter(name -> !own || !name.equals("security_group_id"))
        .map(name -> rule.body().attribute(name))
        .anyMatch(source ->
            source != null
                && !source.expression().span().text().matches("\\[\\s*]|false|null|\"\""));
  }

  /** One attribute at a time, since each edit moves the others. */
  private Written narrowed(Site site, Body.Block rule) {
    for (String name : RANGES) {
      Body.Attribute range = rule.body().attribute(name);
      List<Expression> elements = range == null ? List.of() : elements(range);
      if (range == null || elements.stream().noneMatch(CloseStep::isPublic)) {
        continue;
      }
      List<Edit> edits =
          elements.stream().allMatch(CloseStep::isPublic)
              ? site.editor().remove(range)
              : List.of(kept(range, elements));
      int index = site.block() == null ? -1 : site.block().body().blocks(rule.type()).indexOf(rule);
      return site.with(edits)
          .then(now -> index < 0 ? write(now, "") : written(now, rule.type(), index));
    }
    return site.unchanged();
  }

  /** The rule that is written as one of a name's blocks, which an edit before left in its place. */
  private Written written(SourceTree tree, String type, int index) {
    Site site = Site.of(tree, resource, budget);
    List<Body.Block> rules = site.block() == null ? List.of() : site.block().body().blocks(type);
    return index < rules.size() ? rule(site, rules.get(index)) : site.unchanged();
  }

  private static Edit kept(Body.Attribute range, List<Expression> elements) {
    var kept = new ArrayList<String>();
    elements.stream()
        .filter(element -> !isPublic(element))
        .forEach(element -> kept.add(element.span().text()));
    return new Edit(
        range.expression().span().start(),
        range.expression().span().end(),
        "[" + String.join(", ", kept) + "]");
  }

  private static List<Expression> elements(Body.Attribute range) {
    return range.expression() instanceof Expression.Tuple tuple
        ? tuple.elements()
        : List.of(range.expression());
  }

  private static boolean isPublic(Expression expression) {
    String text = text(expression);
    Cidr range = text == null ? null : Cidr.parse(text);
    return range != null && range.isPublic();
  }

  /** A text that stands there as it is. */
  private static @Nullable String text(Expression expression) {
    String written = expression.span().text();
    boolean plain = written.matches("\"[0-9A-Fa-f:./]*\"");
    return plain ? written.substring(1, written.length() - 1) : null;
  }
}
