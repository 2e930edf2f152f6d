package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code same-faults.txt}, {@code same-faults-kubernetes.txt}: whatever a fault is written in, it
 * is the same finding.
 */
class SameFaultTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());

  /** A fault as it is written in each language. */
  record Fault(String policy, String terraform, String cloudFormation, String pulumi) {
    @Override
    public String toString() {
      return policy;
    }
  }

  /** One of Kubernetes: in Terraform and as a manifest. */
  record PodFault(String policy, String terraform, String manifest) {
    @Override
    public String toString() {
      return policy;
    }
  }

  static List<Fault> faults() throws IOException {
    return sections("/same-faults.txt").stream()
        .map(parts -> new Fault(parts[0], parts[1], parts[2], parts[3]))
        .toList();
  }

  static List<PodFault> podFaults() throws IOException {
    return sections("/same-faults-kubernetes.txt").stream()
        .map(parts -> new PodFault(parts[0], parts[1], parts[2]))
        .toList();
  }

  /** Of each section its policy and its sources. */
  private static List<String[]> sections(String file) throws IOException {
    List<String[]> sections = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(SameFaultTest.class.getResourceAsStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String section : text.split("(?m)^=== ", -1)) {
        if (!section.startsWith("#")) {
          sections.add(section.replaceFirst("\n", "\n---\n").split("\n?---\n", -1));
        }
      }
    }
    return sections;
  }

  @ParameterizedTest
  @MethodSource("podFaults")
  void aFaultOfAPodIsTheSameFindingInAManifest(PodFault fault) {
    Set<String> inTerraform =
        messages(fault.policy(), Kind.TERRAFORM, "main.tf", fault.terraform());

    assertThat(inTerraform).hasSize(1);
    assertThat(messages(fault.policy(), Kind.KUBERNETES, "m.yaml", fault.manifest()))
        .isEqualTo(inTerraform);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsTheSameFindingInEveryLanguage(Fault fault) {
    Set<String> inTerraform =
        messages(fault.policy(), Kind.TERRAFORM, "main.tf", fault.terraform());

    assertThat(inTerraform).hasSize(1);
    assertThat(
            messages(
                fault.policy(),
                Kind.CLOUDFORMATION,
                "t.yaml",
                "Resources:\n" + fault.cloudFormation().indent(2)))
        .isEqualTo(inTerraform);
    assertThat(
            messages(
                fault.policy(),
                Kind.PULUMI,
                "Pulumi.yaml",
                "name: shop\nruntime: yaml\nresources:\n" + fault.pulumi().indent(2)))
        .isEqualTo(inTerraform);
  }

  /** A policy's bad example in Terraform, and the Pulumi program that declares the same. */
  record Twin(String policy, String terraform, String pulumi) {
    @Override
    public String toString() {
      return policy;
    }
  }

  private static final List<Twin> TWINS = new ArrayList<>();

  static List<Twin> twins() {
    if (TWINS.isEmpty()) {
      TWINS.addAll(readTwins());
    }
    return TWINS;
  }

  private static List<Twin> readTwins() {
    List<Twin> twins = new ArrayList<>();
    for (Policy policy : Catalogue.bundled().policies()) {
      if (policy.id().startsWith("aws/") && policy.isAbout(Kind.PULUMI)) {
        for (Policy.Example example : policy.bad()) {
          if (example.language() == Kind.TERRAFORM
              && example.base().isEmpty()
              && example.files().isEmpty()) {
            PulumiText.of(graph(Kind.TERRAFORM, "main.tf", example.source()))
                .ifPresent(text -> twins.add(new Twin(policy.id(), example.source(), text)));
          }
        }
      }
    }
    return twins;
  }

  @Test
  void hundredsOfPoliciesHaveAnExampleThatPulumiCanDeclare() {
    assertThat(twins().stream().map(Twin::policy).distinct().count()).isGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("twins")
  void aBadExampleIsTheSameFindingInPulumi(Twin twin) {
    assertThat(messages(twin.policy(), Kind.PULUMI, "Pulumi.yaml", twin.pulumi()))
        .as(twin.pulumi())
        .isEqualTo(messages(twin.policy(), Kind.TERRAFORM, "main.tf", twin.terraform()));
  }

  /** What is said of the fault, with the address left out and names folded. */
  private static Set<String> messages(String policy, Kind kind, String file, String source) {
    Graph graph = graph(kind, file, source);
    assertThat(graph.diagnostics()).isEmpty();
    var request =
        new Request(
            "github.com/o/r",
            graph,
            null,
            new Settings(
                Severity.CRITICAL, Severity.INFO, List.of(policy), List.of(), List.of(), null),
            LocalDate.of(2026, 11, 23),
            Budget.generous());
    Set<String> messages = new TreeSet<>();
    for (Finding finding : ENGINE.review(request).findings()) {
      messages.add(folded(finding.message().replace(finding.resource(), "it")));
    }
    return messages;
  }

  /** Names without what each language has of its own: case, signs between, a block's number. */
  private static String folded(String message) {
    return message.replace("_", "").replace("[0]", "").toLowerCase(Locale.ROOT);
  }

  private static Graph graph(Kind kind, String file, String source) {
    String path = kind == Kind.CLOUDFORMATION ? file : "";
    return StackReader.read(
        new StackSpec(kind, path, "", List.of(), false),
        SourceTree.ofText(Map.of(file, source)),
        Budget.generous());
  }
}
