package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A resource that a recipe needs beside the faulty one: one of the module that is written just so,
 * else a new one behind it.
 */
final class NeedStep {
  private static final String DATA = "data.";

  private final Resource resource;
  private final Budget budget;

  NeedStep(Resource resource, Budget budget) {
    this.resource = resource;
    this.budget = budget;
  }

  /** The name of the one that is there, else the one that a new one gets. */
  String name(SourceTree tree, Fix.Need need) {
    List<Body.Block> declared = declared(tree, need.type());
    String wanted = squeezed(String.join("", lines(site(tree), need, "")));
    for (Body.Block other : declared) {
      String name = Objects.requireNonNullElse(other.label(1), "");
      if (squeezed(other.span().text()).equals(wanted.replace("\"\"{", "\"" + name + "\"{"))) {
        return name;
      }
    }
    String base = need.type().startsWith(DATA) ? "current" : own();
    String name = base;
    for (int i = 2; isTaken(declared, name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** Resources of several types often share a name: with the last word of the type they differ. */
  private String own() {
    String type = resource.type();
    return resource.name() + "_" + type.substring(type.lastIndexOf('_') + 1);
  }

  private Site site(SourceTree tree) {
    return Site.of(tree, resource, budget);
  }

  private static boolean isTaken(List<Body.Block> declared, String name) {
    return declared.stream().anyMatch(other -> name.equals(other.label(1)));
  }

  Written write(SourceTree tree, Fix.Need need, String name) {
    Site site = site(tree);
    if (isTaken(declared(tree, need.type()), name)) {
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
    String directory = directory(resource.range().file());
    List<Body.Block> declared = new ArrayList<>();
    tree.files()
        .forEach((file, source) -> {
          if (Site.isNative(file) && directory(file).equals(directory)) {
            HclParser.parse(file, source, budget).body().blocks(data ? "data" : "resource").stream()
                .filter(other -> plain.equals(other.label(0)))
                .forEach(declared::add);
          }
        });
    return declared;
  }

  private static String directory(String file) {
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}
