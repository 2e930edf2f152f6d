package dev.plumbline.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Advice for a template that speaks of Terraform's attributes is of no use to its author. */
class AdviceTest {
  private static final StackSpec.Kind KIND = StackSpec.Kind.CLOUDFORMATION;
  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b");

  @Test
  void adviceForATemplateNamesNothingThatOnlyTerraformHas() {
    var terraform = new TreeMap<String, String>();
    Map<String, List<String>> originals = originals();
    for (Policy policy : Catalogue.bundled().policies()) {
      if (policy.isAbout(StackSpec.Kind.CLOUDFORMATION)) {
        policy.rules().stream()
            .flatMap(rule -> rule.types().stream())
            .filter(originals::containsKey)
            .distinct()
            .forEach(type -> {
              for (String original : originals.getOrDefault(type, List.of())) {
                String text = Words.of(policy.remediation(), KIND, resource(type, original));
                boolean own = policy.remediation().own().containsKey(KIND);
                var names = namesOfTerraform(text, own ? "" : type);
                if (!names.isEmpty()) {
                  terraform.put(policy.id() + " for " + original, names + " in: " + text);
                }
              }
            });
      }
    }

    assertThat(terraform).isEmpty();
  }

  /** Of each Terraform type the types of CloudFormation that are read as it. */
  private static Map<String, List<String>> originals() {
    var originals = new HashMap<String, List<String>>();
    TypeMappings all = TypeMappings.cloudFormation();
    for (String source : new TreeSet<>(all.sources())) {
      TypeMapping mapping = all.get(source);
      if (mapping != null) {
        originals.computeIfAbsent(mapping.type(), _ -> new ArrayList<>()).add(source);
        mapping
            .split()
            .values()
            .forEach(type -> originals.computeIfAbsent(type, _ -> new ArrayList<>()).add(source));
      }
    }
    return originals;
  }

  private static List<String> namesOfTerraform(String text, String type) {
    // What somebody wrote for templates may name keys that look alike (access_logs.s3.enabled).
    ResourceFacts facts = type.isEmpty() ? null : Facts.bundled().described(type);
    Set<String> attributes = facts == null ? Set.of() : names(facts.attributes());
    List<String> names = new ArrayList<>();
    Matcher found = NAME.matcher(text);
    while (found.find()) {
      String name = found.group();
      if (name.startsWith("aws_") || attributes.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static Set<String> names(Map<String, AttributeFacts> attributes) {
    var names = new HashSet<>(attributes.keySet());
    attributes.values().forEach(attribute -> names.addAll(names(attribute.nested())));
    return names;
  }

  private static Resource resource(String type, String original) {
    SourceRange range = SourceRange.startOf("template.yaml");
    return new Resource(
        "X",
        Resource.Mode.MANAGED,
        type,
        "X",
        "",
        Value.Obj.EMPTY,
        Map.of(),
        range,
        range,
        Lifecycle.DEFAULT,
        "aws",
        Value.Obj.EMPTY,
        original);
  }
}
