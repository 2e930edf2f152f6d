package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider's schema calls sensitive stands in no predicted plan, wherever it is nested. */
class SchemaSecretsTest {
  /** No name, no form and no neighbour says that it is a secret; only the schema does. */
  private static final String CANARY = "wombat-cache-4711";

  private static final String OTHER = "heron-store-0815";

  @ParameterizedTest
  @ValueSource(strings = {"aws", "azurerm", "google"})
  void aBlockThatComesGoesOrChangesHidesWhatIsSensitiveInIt(String provider) {
    List<String> told = new ArrayList<>();
    int places = 0;
    for (String type : Facts.bundled().types(provider)) {
      for (List<String> path : sensitive(type)) {
        places++;
        String place = type + "." + String.join(".", path);
        String one = source(type, path, CANARY);
        String two = source(type, path, OTHER);
        String none = source(type, List.of(), "");
        tells(none, one, place + " comes", told);
        tells(one, none, place + " goes", told);
        tells(one, two, place + " changes", told);
      }
    }

    assertThat(places).isPositive();
    assertThat(told).isEmpty();
  }

  /** Nothing is predicted from its schema, which is known in part only. */
  @Test
  void whatIsOnlyDescribedIsHiddenToo() {
    List<String> told = new ArrayList<>();
    String one = source("kubernetes_secret_v1", List.of("data"), CANARY);
    String two = source("kubernetes_secret_v1", List.of("data"), OTHER);

    tells(one, two, "kubernetes_secret_v1.data", told);

    assertThat(told).isEmpty();
  }

  @Test
  void aValueIsHiddenWhoseNeighbourSaysThatItIsACredential() {
    List<String> told = new ArrayList<>();
    String variable =
        """
        resource "google_cloud_run_v2_job" "j" {
          name     = "j"
          location = "europe-west1"
          template {
            template {
              containers {
                image = "i"
                env {
                  name  = "DB_PASSWORD"
                  value = "%s"
                }
              }
            }
          }
        }
        """;

    tells(variable.formatted(CANARY), variable.formatted(OTHER), "env", told);

    assertThat(told).isEmpty();
  }

  @Test
  void whatASecretOfKubernetesOrAChartKeepsIsHidden() {
    List<String> told = new ArrayList<>();
    String manifest =
        """
        resource "kubernetes_manifest" "m" {
          manifest = {
            kind       = "Secret"
            stringData = { pin = "%s" }
          }
        }
        """;
    String chart =
        "resource \"helm_release\" \"h\" {\n"
            + "  set_sensitive = [{ name = \"p\", value = \"%s\" }]\n"
            + "}\n";
    String none = "resource \"kubernetes_manifest\" \"m\" {\n}\n";

    tells(manifest.formatted(CANARY), manifest.formatted(OTHER), "manifest changes", told);
    tells(none, manifest.formatted(OTHER), "manifest comes", told);
    tells(chart.formatted(CANARY), chart.formatted(OTHER), "chart", told);

    assertThat(told).isEmpty();
  }

  @Test
  void aSecretOfKubernetesThatPulumiMakesIsHidden() {
    String program =
        """
        name: app
        runtime: yaml
        resources:
          k:
            type: kubernetes:core/v1:Secret
            properties: {stringData: {pin: %s}}
        """;

    String text =
        PlanPredictor.predict(
                program(program.formatted(CANARY)),
                program(program.formatted(OTHER)),
                Budget.generous())
            .toString();

    assertThat(text).contains("stringData").doesNotContain(CANARY).doesNotContain(OTHER);
  }

  private static Graph program(String source) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false),
        SourceTree.ofText(Map.of("Pulumi.yaml", source)),
        Budget.generous());
  }

  private static void tells(String before, String after, String place, List<String> told) {
    var plan = PlanPredictor.predict(graph(before), graph(after), Budget.generous());
    List<AttributeChange> changes =
        plan.changes().stream().flatMap(change -> change.attributes().stream()).toList();
    if (changes.isEmpty()) {
      return; // what only the provider sets is no difference
    }
    String text = plan.toString();
    if (text.contains(CANARY) || text.contains(OTHER)) {
      told.add(place + ": " + changes);
    }
  }

  private static Graph graph(String source) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", source)));
  }

  /** As blocks, and at the end an attribute of the form that its type has. */
  private static String source(String type, List<String> path, String secret) {
    var text = new StringBuilder("resource \"" + type + "\" \"r\" {\n");
    for (int i = 0; i < path.size() - 1; i++) {
      text.append(path.get(i)).append(" {\n");
    }
    if (!path.isEmpty()) {
      text.append(path.getLast()).append(" = ").append(written(type, path, secret)).append('\n');
    }
    return text.append("}\n".repeat(Math.max(path.size() - 1, 0))).append("}\n").toString();
  }

  private static String written(String type, List<String> path, String secret) {
    ResourceFacts facts = Facts.bundled().described(type);
    AttributeFacts attribute = facts == null ? null : facts.attribute(String.join(".", path));
    String form = attribute == null ? "string" : attribute.type();
    String quoted = '"' + secret + '"';
    return form.startsWith("map")
        ? "{ plain = " + quoted + " }"
        : form.startsWith("string") ? quoted : "[" + quoted + "]";
  }

  private static List<List<String>> sensitive(String type) {
    ResourceFacts facts = Facts.bundled().described(type);
    List<List<String>> found = new ArrayList<>();
    if (facts != null) {
      collect(facts.attributes(), List.of(), found);
    }
    return found;
  }

  private static void collect(
      Map<String, AttributeFacts> attributes, List<String> at, List<List<String>> found) {
    new TreeMap<>(attributes)
        .forEach((name, attribute) -> {
          List<String> path = new ArrayList<>(at);
          path.add(name);
          if (attribute.settable() && (attribute.sensitive() || attribute.writeOnly())) {
            found.add(path);
          } else {
            collect(attribute.nested(), path, found);
          }
        });
  }
}
