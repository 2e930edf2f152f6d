package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A resource that a recipe needs beside the faulty one: one of the module that is written just so,
 * else a new one behind it. One that bears another resource's name is that one's own: who takes a
 * key for {@code uploads} away would not look for {@code site} under it.
 */
final class NeedStep {
  private static final String DATA = "data.";

  /**
   * Types that the provider names by chance where nothing is said, and the longest beginning of a
   * name that it takes. Source: the AWS provider's documentation, version 6, of both.
   */
  private static final Map<String, Integer> NAMED =
      Map.of("aws_cloudwatch_log_group", 486, "aws_iam_role", 38);

  private final Resource resource;
  private final Budget budget;

  NeedStep(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  /** The name of the one that is there, else the one that a new one gets. */
  String name(SourceTree tree, Fix.Need asked) {
    List<Body.Block> declared = declared(tree, asked.type());
    Fix.Need need = called(asked, declared);
    String wanted = squeezed(String.join("", lines(site(tree), need, "")));
    String own = named(resource.type(), resource.name());
    for (Body.Block other : declared) {
      String name = Objects.requireNonNullElse(other.label(1), "");
      if (squeezed(other.span().text()).equals(wanted.replace("\"\"{", "\"" + name + "\"{"))
          && (name.equals(own) || !isOfAnother(tree, name))) {
        return name;
      }
    }
    String base = need.type().startsWith(DATA) ? "current" : own;
    String name = base;
    for (int i = 2; isTaken(declared, name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** Resources of several types often share a name: with the last word of the type they differ. */
  private static String named(String type, String name) {
    return name + "_" + type.substring(type.lastIndexOf('_') + 1);
  }

  /** Whether it is the name of what another resource of the module needed. */
  private boolean isOfAnother(SourceTree tree, String name) {
    return blocks(tree, "resource").stream()
        .filter(other ->
            !resource.type().equals(other.label(0)) || !resource.name().equals(other.label(1)))
        .anyMatch(other ->
            name.equals(
                named(
                    Objects.requireNonNullElse(other.label(0), ""),
                    Objects.requireNonNullElse(other.label(1), ""))));
  }

  private Site site(SourceTree tree) {
    return Site.of(tree, resource, budget);
  }

  private static boolean isTaken(List<Body.Block> declared, String name) {
    return declared.stream().anyMatch(other -> name.equals(other.label(1)));
  }

  /** With the beginning of a name where all others of its type in the module have names. */
  private Fix.Need called(Fix.Need need, List<Body.Block> declared) {
    Integer longest = NAMED.get(need.type());
    boolean named =
        !declared.isEmpty()
            && declared.stream()
                .allMatch(other ->
                    other.body().attribute("name") != null
                        || other.body().attribute("name_prefix") != null);
    if (longest == null || !named || need.arguments().containsKey("name")) {
      return need;
    }
    String begun = named(resource.type(), resource.name()).replace('_', '-');
    var arguments = new LinkedHashMap<String, Value>();
    arguments.put(
        "name_prefix", Value.of(begun.substring(0, Math.min(begun.length(), longest - 1)) + "-"));
    arguments.putAll(need.arguments());
    return new Fix.Need(need.type(), arguments);
  }

  Written write(SourceTree tree, Fix.Need asked, String name) {
    Site site = site(tree);
    List<Body.Block> declared = declared(tree, asked.type());
    Fix.Need need = called(asked, declared);
    if (isTaken(declared, name)) {
      return site.unchanged();
    }
    return site.block() == null
        ? new Written.Refused("the block of " + resource.address() + " can't be edited here")
        : site.with(List.of(AddResourceStep.behind(site, site.block(), lines(site, need, name))));
  }

  /** With the provider of the faulty resource: another region's key is of no use to it. */
  private List<String> lines(Site site, Fix.Need need, String name) {
    boolean data = need.type().startsWith(DATA);
    String type = data ? need.type().substring(DATA.length()) : need.type();
    ResourceFacts facts = data ? null : Facts.bundled().described(type);
    Map<String, AttributeFacts> known = facts == null ? Map.of() : facts.attributes();
    String header = (data ? "data" : "resource") + " \"" + type + "\" \"" + name + "\"";
    Body.Attribute provider =
        site.block() == null ? null : site.block().body().attribute("provider");
    if (need.arguments().isEmpty() && provider == null) {
      return List.of(header + " {}");
    }
    List<String> lines =
        new ArrayList<>(
            Hcl.block(header, need.arguments(), known, resource.type() + "." + resource.name()));
    if (provider != null) {
      lines.add(1, "  provider = " + provider.expression().span().text());
      lines.add(2, "");
    }
    return lines;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private List<Body.Block> declared(SourceTree tree, String type) {
    boolean data = type.startsWith(DATA);
    String plain = data ? type.substring(DATA.length()) : type;
    return blocks(tree, data ? "data" : "resource").stream()
        .filter(other -> plain.equals(other.label(0)))
        .toList();
  }

  /** The module's blocks of a kind. */
  private List<Body.Block> blocks(SourceTree tree, String kind) {
    String directory = directory(resource.range().file());
    List<Body.Block> blocks = new ArrayList<>();
    tree.files()
        .forEach((file, source) -> {
          if (Site.isNative(file) && directory(file).equals(directory)) {
            blocks.addAll(HclParser.parse(file, source, budget).body().blocks(kind));
          }
        });
    return blocks;
  }

  private static String directory(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}
