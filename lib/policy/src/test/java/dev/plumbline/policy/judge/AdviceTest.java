package dev.plumbline.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Policy.Example;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.words.Words;
import java.time.LocalDate;
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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a template or a program in Terraform's words is of no use to its author. */
class AdviceTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());
  private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b");
  private static final Pattern TYPE = Pattern.compile("(aws|azurerm|google)_.*");
  private static final Pattern FILLED_IN = Pattern.compile("\\{[^}]*\\}");

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CLOUDFORMATION", "PULUMI"})
  void nothingIsSaidOfAResourceThatOnlyTerraformHasANameFor(Kind language) {
    var terraform = new TreeMap<String, String>();
    Map<String, List<String>> originals = originals(language);
    for (Policy policy : Catalogue.bundled().policies()) {
      if (policy.isAbout(language)) {
        for (Rule rule : policy.rules()) {
          for (String type : rule.types()) {
            for (String original : originals.getOrDefault(type, List.of())) {
              Words words = Words.of(resource(type, original));
              boolean own = policy.remediation().own().containsKey(language);
              terraform.putAll(
                  rule.remediation().isEmpty()
                      ? foreign(
                          policy, words.remedy(policy.remediation(), language), own ? "" : type)
                      : foreign(policy, words.text(rule.remediation()), type));
              for (String part : FILLED_IN.split(rule.message(), -1)) {
                terraform.putAll(foreign(policy, words.text(part), type));
              }
            }
          }
        }
      }
    }

    assertThat(terraform).isEmpty();
  }

  static Stream<Example> examples() {
    return Catalogue.bundled().policies().stream()
        .flatMap(policy -> policy.bad().stream())
        .filter(example ->
            example.language() == Kind.CLOUDFORMATION || example.language() == Kind.PULUMI);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noFindingInATemplateOrAProgramSpeaksTerraform(Example example) {
    Finding[] found = found(example).toArray(Finding[]::new);

    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(finding ->
            assertThat(namesOfTerraform(finding.message(), finding.resourceType()))
                .as(finding.policy() + ": " + finding.message())
                .isEmpty());
  }

  private static Stream<Finding> found(Example example) {
    boolean template = example.language() == Kind.CLOUDFORMATION;
    boolean json = example.source().stripLeading().startsWith("{");
    String file = !template ? "Pulumi.yaml" : json ? "template.json" : "template.yaml";
    var spec = new StackSpec(example.language(), template ? file : "", "", List.of(), false);
    Budget budget = Budget.generous();
    Graph graph = StackReader.read(spec, SourceTree.ofText(Map.of(file, example.source())), budget);
    var request =
        new Request(
            "github.com/o/r", graph, null, Settings.DEFAULT, LocalDate.of(2026, 11, 23), budget);
    return ENGINE.review(request).findings().stream();
  }

  private static Map<String, String> foreign(Policy policy, String text, String type) {
    List<String> names = namesOfTerraform(text, type);
    return names.isEmpty()
        ? Map.of()
        : Map.of(policy.id() + " for " + type, names + " in: " + text);
  }

  /** Of each Terraform type the types of a language that are read as it. */
  private static Map<String, List<String>> originals(Kind language) {
    var originals = new HashMap<String, List<String>>();
    TypeMappings all =
        language == Kind.PULUMI ? TypeMappings.pulumi() : TypeMappings.cloudFormation();
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
      if (TYPE.matcher(name).matches() || attributes.contains(name)) {
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
