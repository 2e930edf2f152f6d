package dev.plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexTest {
  @Test
  void holdsEveryPolicyOfTheFilesButTheExamples() {
    List<Policy> indexed = Index.bundled().orElseThrow().policies();

    assertThat(indexed)
        .hasSizeGreaterThan(1_000)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("bad", "good")
        .isEqualTo(CatalogueReader.bundled().policies());
    assertThat(indexed).allMatch(policy -> policy.bad().isEmpty() && policy.good().isEmpty());
  }

  @Test
  void holdsTheServiceDefaults() {
    assertThat(Index.bundled().orElseThrow().defaults())
        .isNotEmpty()
        .isEqualTo(CatalogueReader.serviceDefaults());
  }

  @Test
  void holdsTheTableOfSafeguards() {
    assertThat(Index.bundled().orElseThrow().safeguards())
        .containsKey("aws_db_instance")
        .isEqualTo(CatalogueReader.safeguards());
  }

  @Test
  void readsEveryKindOfValueAsItWasWritten() throws IOException {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("none", Value.Null.NULL);
    values.put("yes", Value.of(true));
    values.put("no", Value.of(false));
    values.put("number", Value.of(1_234_567_890_123L));
    values.put("text", Value.of("“ä” \0 𝄞"));
    values.put("list", new Value.Seq(List.of(Value.of("a"), new Value.Seq(List.of()))));
    values.put("object", new Value.Obj(Map.of("b", Value.of("c"))));
    var bytes = new ByteArrayOutputStream();

    IndexWriter.write(new DataOutputStream(bytes), List.of(), values, Map.of());

    assertThat(Index.read(bytes.toByteArray()).defaults()).isEqualTo(values);
  }

  @Test
  void keepsLevelsAndParameters() throws IOException {
    String text =
        """
        title: T
        why: W
        severity: low
        category: cost
        level: warn
        mandatory: true
        parameters: {required: {type: list, default: [a, b], description: D}}
        resources: a
        fault: resource.x in parameters.required
        message: M
        remediation: R
        bad: []
        good: []
        """;
    List<Policy> policies = CatalogueReader.read(Map.of("x.yaml", text)).policies();
    var bytes = new ByteArrayOutputStream();

    IndexWriter.write(new DataOutputStream(bytes), policies, Map.of(), Map.of());

    assertThat(policies).hasSize(1);
    assertThat(Index.read(bytes.toByteArray()).policies()).isEqualTo(policies);
  }
}
