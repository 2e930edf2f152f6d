package dev.plumbline.policy.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.cel.NameCheck;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {
  private static final String PRIVILEGED =
      "resource.containers().exists(c, c.security_context.privileged == true)";

  private static final String POD =
      """
      host_network = true
      init_container {
        name  = "setup"
        image = "setup:1"
        security_context {
          privileged = true
        }
      }
      container {
        name  = "web"
        image = "web:1"
      }
      """;

  private static final String MANIFEST =
      """
      resource "kubernetes_manifest" "web" {
        manifest = {
          apiVersion = "apps/v1"
          kind       = "Deployment"
          metadata = { name = "web", labels = { hostNetwork = "no" } }
          spec = {
            template = {
              spec = {
                hostNetwork = true
                initContainers = [{
                  name = "setup"
                  securityContext = { privileged = true }
                }]
                containers = [{ name = "web", volumeMounts = [{ name = "a", mountPath = "/a" }] }]
              }
            }
          }
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({
    "kubernetes_pod, ''",
    "kubernetes_deployment_v1, template",
    "kubernetes_daemonset, template",
    "kubernetes_stateful_set_v1, template",
    "kubernetes_job, template",
    "kubernetes_replication_controller, template",
    "kubernetes_cron_job_v1, job_template template"
  })
  void thePodIsTheSameWhereverItsKindHasIt(String type, String templates) {
    String spec = POD;
    List<String> around = List.of(templates.split(" ", -1)).reversed();
    for (String template : templates.isEmpty() ? List.<String>of() : around) {
      spec = template + " {\nmetadata {}\nspec {\n" + spec + "}\n}\n";
    }
    String source = "resource \"" + type + "\" \"web\" {\nmetadata {}\nspec {\n" + spec + "}\n}\n";

    assertThat(truth(source, PRIVILEGED)).isEqualTo(Truth.TRUE);
    assertThat(truth(source, "resource.pod().host_network == true")).isEqualTo(Truth.TRUE);
    assertThat(truth(source, "resource.pod().container.size() == 1")).isEqualTo(Truth.TRUE);
  }

  @Test
  void containersThatCannotBeCountedLeaveTheAnswerOpen() {
    String source =
        """
        variable "sidecars" { type = list(string) }
        resource "kubernetes_pod_v1" "web" {
          metadata {}
          spec {
            dynamic "container" {
              for_each = var.sidecars
              content { name = container.value }
            }
          }
        }
        """;

    assertThat(truth(source, PRIVILEGED)).isEqualTo(Truth.OPEN);
    assertThat(truth(source + "#", "resource.pod().host_network == true")).isEqualTo(Truth.FALSE);
  }

  @Test
  void aManifestIsReadInTheProvidersWords() {
    assertThat(workload(MANIFEST).type()).isEqualTo("kubernetes_deployment_v1");
    assertThat(truth(MANIFEST, PRIVILEGED)).isEqualTo(Truth.TRUE);
    assertThat(truth(MANIFEST, "resource.metadata.labels.hostNetwork == 'no'"))
        .as("keys of a map are nobody's words")
        .isEqualTo(Truth.TRUE);
    assertThat(
            truth(MANIFEST, "resource.containers().exists(c, c.volume_mount.mount_path == '/a')"))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void whatAManifestSaysIsFoundWhereItIsWritten() {
    Term term = evaluate(MANIFEST, PRIVILEGED);

    Place place = Objects.requireNonNull(Term.placeOf(term));
    assertThat(place.path())
        .isEqualTo("spec[0].template[0].spec[0].init_container[0].security_context[0].privileged");
    assertThat(place.subject().resource().rangeOf(place.path()).start().line()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "serving.knative.dev/v1, Service",
    "example.com/v1, Role",
    "monitoring.coreos.com/v1, Prometheus"
  })
  void whatTheProviderHasNoTypeForStaysAManifest(String version, String kind) {
    String source = MANIFEST.replace("apps/v1", version).replace("Deployment", kind);

    assertThat(scene(source).ofType(Manifest.TYPE)).hasSize(1);
    assertThat(scene(source).ofType(Scene.WORKLOAD)).isEmpty();
  }

  @Test
  void aMisspeltNameInAPodIsFound() {
    assertThat(names("resource.containers().exists(c, c.securitycontext.privileged)")).hasSize(1);
    assertThat(names("resource.pod().host_networks == true")).hasSize(1);
    assertThat(names("resource.pod().container.exists(c, c.image == 'x')")).isEmpty();
    assertThat(NameCheck.check("kubernetes_secret", null, "resource.pod() == 1", FACTS, Set.of()))
        .containsExactly("kubernetes_secret runs no pods");
  }

  private static final Facts FACTS = Facts.bundled();

  private static List<String> names(String condition) {
    return NameCheck.check(Scene.WORKLOAD, null, condition, FACTS, Set.of());
  }

  private static Truth truth(String source, String condition) {
    return Term.truth(evaluate(source, condition));
  }

  private static Term evaluate(String source, String condition) {
    Subject workload = workload(source);
    return Language.compile(condition)
        .evaluate(new Term.Ref(workload), null, workload.scene(), Budget.generous());
  }

  private static Subject workload(String source) {
    return scene(source).ofType(Scene.WORKLOAD).getFirst();
  }

  private static Scene scene(String source) {
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    return new Scene(graph, new Absence(FACTS, Map.of()), List.of(), LocalDate.EPOCH);
  }
}
