package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "apps/v1 | Deployment | spec: {replicas: 1} | spec: {replicas: 2} | UPDATE",
        "apps/v1 | Deployment | spec: {selector: {matchLabels: {a: b}}}"
            + "| spec: {selector: {matchLabels: {a: c}}} | REPLACE",
        "apps/v1 | StatefulSet | spec: {replicas: 1} | spec: {replicas: 2} | UPDATE",
        "apps/v1 | StatefulSet | spec: {serviceName: a} | spec: {serviceName: b} | REPLACE",
        "apps/v1 | StatefulSet | spec: {volumeClaimTemplates: [{spec: {accessModes: [A]}}]}"
            + "| spec: {volumeClaimTemplates: [{spec: {accessModes: [B]}}]} | REPLACE",
        "batch/v1 | Job | spec: {parallelism: 1} | spec: {parallelism: 2} | UPDATE",
        "batch/v1 | Job | spec: {template: {spec: {hostIPC: true}}}"
            + "| spec: {template: {spec: {hostIPC: false}}} | REPLACE",
        "v1 | Service | spec: {clusterIP: None} | spec: {clusterIP: 10.0.0.1} | REPLACE",
        "v1 | Service | spec: {type: NodePort} | spec: {type: ClusterIP} | UPDATE",
        "v1 | PersistentVolumeClaim | spec: {resources: {requests: {storage: 1Gi}}}"
            + "| spec: {resources: {requests: {storage: 2Gi}}} | UPDATE",
        "v1 | PersistentVolumeClaim | spec: {storageClassName: a}"
            + "| spec: {storageClassName: b} | REPLACE",
        "v1 | Pod | spec: {containers: [{name: a, image: 'a:1'}]}"
            + "| spec: {containers: [{name: a, image: 'a:2'}]} | UPDATE",
        "v1 | Pod | spec: {containers: [{name: a, tty: true}]}"
            + "| spec: {containers: [{name: a, tty: false}]} | REPLACE",
        "v1 | ConfigMap | data: {a: b} | data: {a: c} | UPDATE",
        "example.com/v1 | Widget | spec: {a: b} | spec: {a: c} | UPDATE",
      })
  void whatTheServerRefusesToUpdateIsMadeAnew(
      String version, String kind, String before, String after, Action action) {
    var plan =
        PlanPredictor.predict(
            graph(version, kind, "a", before), graph(version, kind, "a", after), Budget.generous());

    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.changes().getFirst().action()).isEqualTo(action);
    assertThat(plan.changes().getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void anotherNameOrNamespaceIsAnotherObject() {
    var plan =
        PlanPredictor.predict(
            graph("v1", "ConfigMap", "a", "data: {}"),
            graph("v1", "ConfigMap", "a, namespace: shop", "data: {}"),
            Budget.generous());

    assertThat(plan.changes())
        .extracting(change -> change.action())
        .containsExactlyInAnyOrder(Action.DESTROY, Action.CREATE);
  }

  private static Graph graph(String version, String kind, String name, String rest) {
    String text =
        "apiVersion: %s\nkind: %s\nmetadata: {name: %s}\n%s\n".formatted(version, kind, name, rest);
    return StackReader.read(
        new StackSpec(StackSpec.Kind.KUBERNETES, "", "", List.of(), false),
        SourceTree.ofText(Map.of("m.yaml", text)),
        Budget.generous());
  }
}
